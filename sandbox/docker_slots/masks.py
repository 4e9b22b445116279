"""What the engine covers in a single-use container: all of the kernel's folders that can be covered."""

from __future__ import annotations

from sandbox.supervisor import layout

_OF_PROC = """acpi asound bootconfig buddyinfo bus cgroups cmdline config.gz consoles cpuinfo crypto devices diskstats dma driver
dynamic_debug execdomains fb filesystems fs interrupts iomem ioports irq kallsyms kcore key-users keys kmsg kpagecgroup kpagecount
kpageflags latency_stats loadavg locks mdstat meminfo misc modules mtrr pagetypeinfo partitions pressure sched_debug schedstat scsi
slabinfo softirqs stat swaps sys sysrq-trigger sysvipc timer_list timer_stats tty uptime version version_signature vmallocinfo vmstat
zoneinfo"""
"""Everything but the processes: with `/proc/self` covered the engine cannot start a container ("open /proc/self/fd: no such file")."""

_OF_SYS = (
    "block bus class dev devices firmware hypervisor kernel module power fs/bpf fs/ext4 fs/fuse fs/pstore fs/selinux"
)
"""Everything but the control groups, of which the warden reads how many processes the kernel killed for memory."""

PATHS = (
    *(f"{layout.PROC}/{name}" for name in _OF_PROC.split()),
    *(f"/sys/{name}" for name in _OF_SYS.split()),
    "/dev/mqueue",
    layout.TERMINALS,
    layout.JUDGE_LIBRARY,
)
"""Where there is no such thing the engine leaves it out. A list of an engine's own is replaced by this one, which holds all of it."""
