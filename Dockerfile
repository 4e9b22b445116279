# Kradan's images, four targets from one base:
#   docker build --target web     -t kradan-web .       pages; never meets an engine
#   docker build --target worker  -t kradan-worker .    grades; the only one that is given an engine's socket
#   docker build --target sandbox -t "$(python3 -m sandbox image name)" .   where students' code runs
#   docker build --target assets  -t kradan-assets .    scripts, style sheets and catalogues, inside the two above
#
# The base needs CPython 3.13 on a glibc Linux, no more. Where no registry answers, `make images` makes one from Debian's packages and
# lays the wheels into build/wheels, so that nothing is fetched while building.
ARG BASE_IMAGE=python:3.13-slim-trixie

# Where students' code runs: an interpreter, the supervisor, what the judge of suites needs (pytest, laid into build/judge by
# `make images`), and nothing else. These are the lines of sandbox/image/Dockerfile, which a
# worker builds by itself where this image is missing; a test holds the two together.
FROM ${BASE_IMAGE} AS sandbox

RUN mkdir -p /work /mnt && rm -rf /root /home /srv /opt/* /var/cache/* /var/log/* /var/lib/apt

COPY sandbox /opt/kradan/sandbox
COPY build/judge /opt/kradan/judge
RUN python3 -m compileall -q --invalidation-mode unchecked-hash /opt/kradan

USER 65534:65534
WORKDIR /
ENV PYTHONPATH=/opt/kradan PYTHONHASHSEED=0 PYTHONUTF8=1 PYTHONDONTWRITEBYTECODE=1 MALLOC_ARENA_MAX=1 LANG=C.UTF-8
ENTRYPOINT ["python3", "-P", "-s", "-S", "-m", "sandbox.supervisor"]

# The packages of web and worker, by hash, in a folder of their own.
FROM ${BASE_IMAGE} AS packages
COPY requirements/image.lock requirements/assets.lock build/wheel[s] /wheels/
RUN set -eu; \
    python3 -m venv --without-pip /opt/kradan; \
    set -- install --quiet --require-hashes --requirement /wheels/image.lock; \
    if [ -d /wheels/with-pip ]; then \
        PYTHONPATH="$(ls /wheels/with-pip/pip-*.whl)" /opt/kradan/bin/python -m pip "$@" --no-index --find-links /wheels; \
    else \
        python3 -m pip --python /opt/kradan/bin/python "$@"; \
    fi

# What web and worker share: the packages, the rules and the exercises, run by an account with no name and no rights.
FROM ${BASE_IMAGE} AS program
COPY --from=packages /opt/kradan /opt/kradan
RUN set -eu; \
    printf '#!/bin/sh\nexec /opt/kradan/bin/python -m grader "$@"\n' > /opt/kradan/bin/kradan; \
    chmod 755 /opt/kradan/bin/kradan; \
    mkdir -p /app /var/lib/kradan; \
    chown 10001:10001 /var/lib/kradan
ENV PATH=/opt/kradan/bin:/usr/local/bin:/usr/bin:/bin \
    PYTHONPATH=/app \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    LANG=C.UTF-8 \
    HOME=/tmp \
    KRADAN_DATA_DIR=/var/lib/kradan \
    KRADAN_EXERCISES_DIR=/app/exercises
WORKDIR /app
COPY exercises exercises
COPY sandbox sandbox
COPY grader grader
RUN python -m compileall -q grader sandbox
USER 10001:10001

FROM program AS worker
CMD ["kradan", "worker"]

# Scripts, style sheets, catalogues, the Pythons of the browser and the practice bundle, which holds the rules and the judge too. A front
# end that is already built from these very sources is taken as it is; with nowhere to fetch from, any other is refused.
FROM packages AS assets
WORKDIR /app
COPY sandbox sandbox
COPY grader grader
COPY web web
RUN set -eu; \
    build() { PYTHONPATH=/app /opt/kradan/bin/python -m web.build; }; \
    if ! build 2>/dev/null; then \
        if ! python3 -m pip --version >/dev/null 2>&1; then \
            echo "web/static/dist is not built from these sources: run 'python -m web.build' first, as 'make images' does" >&2; \
            exit 1; \
        fi; \
        python3 -m pip --python /opt/kradan/bin/python install --quiet --require-hashes --requirement /wheels/assets.lock; \
        build; \
    fi; \
    rm -rf web/frontend

FROM program AS web
COPY --from=assets /app/web web
EXPOSE 8000
CMD ["kradan", "serve", "--host", "0.0.0.0"]
