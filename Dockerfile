# Written for Docker, not tried: none was to be had where this was written. tests/running runs the same commands.
FROM python:3.13-slim-bookworm
RUN apt-get update \
    && apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
    && rm -rf /var/lib/apt/lists/*
RUN useradd --system --uid 10001 --create-home fyrbodal && install -d -m 0700 -o fyrbodal /data
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 FYRBODAL_DATA_DIR=/data
WORKDIR /program
COPY requirements.lock .
RUN pip install --no-cache-dir --require-hashes -r requirements.lock
COPY . .
USER fyrbodal
VOLUME /data
EXPOSE 8000
CMD ["python", "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py"]
