# The image of a slot for another language than Python: its compiler or runtime, Python, and the same supervisor. Built by
# `python -m sandbox image build --language NAME`, which chooses the base as for Python's own: a public one, on which apt installs
# the packages here, or one made by mmdebstrap, which has them already.
ARG BASE_IMAGE=python:3.13-slim-trixie
FROM ${BASE_IMAGE}

# PACKAGES: what Debian calls them; empty where the base has them. UNNEEDED: paths that no program of a pupil's reads.
ARG PACKAGES=""
ARG UNNEEDED=""
COPY extra /usr/lib/kradan-extra
RUN set -eu; \
    if [ -n "$PACKAGES" ]; then \
        apt-get update; mkdir -p /usr/share/man/man1; \
        DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $PACKAGES; \
        if [ -f /usr/lib/kradan-extra/installed.sh ]; then sh /usr/lib/kradan-extra/installed.sh /; fi; \
        rm -rf $UNNEEDED; \
    fi; \
    if [ -f /usr/lib/kradan-extra/prepare.sh ]; then sh /usr/lib/kradan-extra/prepare.sh; fi; \
    rm -rf /usr/lib/kradan-extra; \
    mkdir -p /work /mnt; rm -rf /root /home /srv /opt/* /var/cache/* /var/log/* /var/lib/apt /tmp/*

COPY sandbox /opt/kradan/sandbox
RUN mkdir -p /opt/kradan/judge && python3 -m compileall -q --invalidation-mode unchecked-hash /opt/kradan

USER 65534:65534
WORKDIR /
ENV PYTHONPATH=/opt/kradan PYTHONHASHSEED=0 PYTHONUTF8=1 PYTHONDONTWRITEBYTECODE=1 MALLOC_ARENA_MAX=1 LANG=C.UTF-8
ENTRYPOINT ["python3", "-P", "-s", "-S", "-m", "sandbox.supervisor"]
