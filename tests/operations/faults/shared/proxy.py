"""nginx with the site of packaging/nginx.conf, on ports of its own and with a certificate of its own."""

import os
import re
import shutil
import subprocess

from . import machine


class Proxy:
    def __init__(self, place, nodes):
        self.port = machine.free_port()
        self.nginx = shutil.which("nginx", path=os.environ["PATH"] + ":/usr/sbin")
        key, certificate = os.path.join(place, "proxy.key"), os.path.join(place, "proxy.pem")
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=messe.example", "-keyout", key, "-out", certificate],
            check=True, capture_output=True,
        )
        with open(os.path.join(machine.ROOT, "packaging/nginx.conf")) as file:
            site = file.read()
        servers = "".join(f"    server 127.0.0.1:{node.port} max_fails=1 fail_timeout=1s;\n" for node in nodes)
        site = re.sub(r"^ *server 127\.0\.0\.1:5000;\n", servers, site, flags=re.M)
        site = re.sub(r"^ *listen \[::\].*\n", "", site, flags=re.M)
        site = site.replace("listen 80;", f"listen 127.0.0.1:{machine.free_port()};").replace("listen 443 ssl;", f"listen 127.0.0.1:{self.port} ssl;")
        site = re.sub(r"/etc/letsencrypt/\S+fullchain\.pem", certificate, site)
        site = re.sub(r"/etc/letsencrypt/\S+privkey\.pem", key, site)
        configuration = os.path.join(place, "nginx.conf")
        with open(configuration, "w") as file:
            file.write(
                f"daemon off; worker_processes 1; pid {place}/nginx.pid; error_log {place}/nginx.log;\n"
                "events { worker_connections 512; }\n"
                f"http {{ client_body_temp_path {place}/body; proxy_temp_path {place}/proxied; fastcgi_temp_path {place}/f; uwsgi_temp_path {place}/u; "
                f"scgi_temp_path {place}/s;\n{site}}}\n"
            )
        machine.start([self.nginx, "-c", configuration, "-p", place, "-e", os.path.join(place, "nginx.log")], os.path.join(place, "nginx.out"))
