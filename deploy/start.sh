#!/bin/sh
# What a container is: `web`, `worker [queues]`, `migrate`, or any management command.
set -eu
role=${1:-web}
[ $# -gt 0 ] && shift
case "$role" in
web)
    exec granian --interface wsgi --host 0.0.0.0 --port "$PORT" --workers "$WEB_PROCESSES" --blocking-threads 2 \
        --backlog 512 --respawn-failed-workers --log-level warning \
        site_config.wsgi:application
    ;;
worker) exec python manage.py work --queue "${1:-default,media}" ;;
*) exec python manage.py "$role" "$@" ;;
esac
