#!/usr/bin/env bash
# Builds the Debian package, installs it, and starts it as its unit would: bash tests/operations/package.sh [FILE.deb]
#
# As root on Debian: all of it happens in a copy of this machine's files that is thrown away (an overlay in a mount namespace of its own),
# so nothing is installed here. Prints a line for each thing that was tried; ends with 1 where one was not as it should be.
set -euo pipefail
cd "$(dirname "$0")/../.."

[ "$(id -u)" = 0 ] || { echo "package: needs root for a copy of the machine; not tried" >&2; exit 2; }
for tool in dpkg-deb nginx systemd-analyze setpriv unshare openssl curl; do
  command -v "$tool" >/dev/null || PATH=$PATH:/usr/sbin command -v "$tool" >/dev/null || { echo "package: $tool is missing" >&2; exit 2; }
done
package=${1:-}
if [ -z "$package" ]; then
  bash packaging/build-deb.sh 1.0.0
  package=artifacts/eventmanager_1.0.0_amd64.deb
fi
package=$(realpath "$package")

# The rest in a mount namespace of its own, where the copy is.
if [ -z "${EVENTMANAGER_PACKAGE_COPY:-}" ]; then
  copy=$(mktemp -d)
  trap 'rm -rf "$copy"' EXIT
  EVENTMANAGER_PACKAGE_COPY=$copy unshare --mount --pid --fork bash "$0" "$package"
  exit
fi
copy=$EVENTMANAGER_PACKAGE_COPY
mount -t tmpfs tmpfs "$copy"
mkdir "$copy"/{upper,work,root}
mount -t overlay overlay -o "lowerdir=/,upperdir=$copy/upper,workdir=$copy/work" "$copy/root"
root=$copy/root
mount -t proc proc "$root/proc"
mount --bind /dev "$root/dev"
mount -t tmpfs tmpfs "$root/run"
mount -t tmpfs tmpfs "$root/tmp"
cp "$package" "$root/tmp/eventmanager.deb"
inside() { env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive chroot "$root" "$@"; }

failed=0
is() {
  local what=$1 wanted=$2 got=$3
  if [ "$got" = "$wanted" ]; then echo "package $what: $got"; else echo "package $what: $got, not $wanted"; failed=1; fi
}

# Names of libraries differ between releases of Debian; what is missing shows when it starts.
inside dpkg -i --force-depends /tmp/eventmanager.deb >"$copy/install.log" 2>&1 || { cat "$copy/install.log"; exit 1; }
is "user" "eventmanager:/var/lib/eventmanager" "$(inside getent passwd eventmanager | cut -d: -f1,6)"
is "folder of the database" "700 eventmanager" "$(inside stat -c '%a %U' /var/lib/eventmanager)"
is "folder of the keys" "700 eventmanager" "$(inside stat -c '%a %U' /var/lib/eventmanager-keys)"
is "settings" "600 root" "$(inside stat -c '%a %U' /etc/eventmanager/environment)"
is "unit" "" "$(inside systemd-analyze verify /lib/systemd/system/eventmanager.service 2>&1 | grep -i 'eventmanager.service' || true)"
exposure=$(inside systemd-analyze security --offline=true --no-pager eventmanager.service 2>/dev/null | sed -n 's/.*Overall exposure level.*: \([0-9.]*\).*/\1/p')
is "exposure under 3 ($exposure)" yes "$(awk -v e="${exposure:-10}" 'BEGIN { print e < 3 ? "yes" : "no" }')"

# What an administrator fills in.
sed -i -e 's#^Site__PublicUrl=.*#Site__PublicUrl=https://messe.example#' -e 's#^Mail__Transport=.*#Mail__Transport=Pickup#' \
  -e 's#^Mail__Host=.*#Mail__PickupFolder=/var/lib/eventmanager#' -e 's#:5000$#:5397#' "$root/etc/eventmanager/environment"
is "version" "1" "$(inside eventmanager version | wc -l)"
# The database is made by the first start: what it will need is said to be there.
inside eventmanager check >"$copy/check.log" 2>&1 && checked=0 || checked=$?
is "check" 0 "$checked"
[ "$checked" = 0 ] || cat "$copy/check.log"
password=Weidenkorb-Lampe-Fahrrad-27
printf '%s\n' "$password" | inside eventmanager admin create --email leitung@stadtnetz.example --password-stdin && made=0 || made=$?
is "first administrator" 0 "$made"
is "database" "600 eventmanager" "$(inside stat -c '%a %U' /var/lib/eventmanager/eventmanager.db)"
is "key file" "600 eventmanager" "$(inside stat -c '%a %U' /var/lib/eventmanager-keys/eventmanager.keys)"
is "files of somebody else" "" "$(inside find /var/lib/eventmanager /var/lib/eventmanager-keys ! -user eventmanager)"

# As the unit starts it: its own line, its user, its settings.
line=$(sed -n 's/^ExecStart=//p' "$root/lib/systemd/system/eventmanager.service")
inside sh -c "sed '/^exec/d' /usr/sbin/eventmanager >/tmp/start; echo 'exec setpriv --reuid=eventmanager --regid=eventmanager --init-groups --no-new-privs --bounding-set=-all $line' >>/tmp/start; cd /usr/lib/eventmanager; exec sh /tmp/start" >"$copy/service.log" 2>&1 &
ready=
for _ in $(seq 120); do
  ready=$(curl -s -o /dev/null -w '%{http_code}' http://127.0.0.1:5397/health/ready || true)
  [ "$ready" != 200 ] || break
  sleep 0.5
done
is "ready" 200 "$ready"
[ "$ready" = 200 ] || tail -n 20 "$copy/service.log"

# The proxy, with a certificate of its own and on ports of its own.
openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=messe.example -keyout "$root/tmp/key.pem" -out "$root/tmp/cert.pem" 2>/dev/null
sed -e 's#/etc/letsencrypt/live/messe.example/fullchain.pem#/tmp/cert.pem#' -e 's#/etc/letsencrypt/live/messe.example/privkey.pem#/tmp/key.pem#' \
  -e 's/listen 80;/listen 127.0.0.1:5398;/' -e 's/listen 443 ssl;/listen 127.0.0.1:5399 ssl;/' -e '/listen \[::\]/d' -e 's/:5000;/:5397;/' \
  "$root/etc/nginx/sites-available/eventmanager" >"$root/tmp/site.conf"
printf 'pid /tmp/nginx.pid; error_log /tmp/nginx.log; events {}\nhttp { include /tmp/site.conf; }\n' >"$root/tmp/nginx.conf"
inside nginx -t -c /tmp/nginx.conf 2>"$copy/nginx.log" && good=0 || good=$?
is "nginx -t" 0 "$good"
[ "$good" = 0 ] || cat "$copy/nginx.log"
inside nginx -c /tmp/nginx.conf
is "redirect" "301 https://messe.example/" "$(curl -s -o /dev/null -w '%{http_code} %{redirect_url}' -H 'Host: messe.example' http://127.0.0.1:5398/)"
through() { curl -sk --resolve messe.example:5399:127.0.0.1 -o /dev/null "$@"; }
is "page through TLS" 200 "$(through -w '%{http_code}' https://messe.example:5399/)"
is "https is known behind the proxy" yes "$(through -D - https://messe.example:5399/ | grep -qi '^strict-transport-security' && echo yes || echo no)"
# The administrator of before signs in through the proxy, and a page of the organisers' area keeps its connection.
jar=$copy/cookies
token=$(curl -sk --resolve messe.example:5399:127.0.0.1 -c "$jar" https://messe.example:5399/sign-in | grep -o 'name="__RequestVerificationToken" value="[^"]*' | head -n 1 | sed 's/.*value="//')
is "signing in" 302 "$(through -b "$jar" -c "$jar" -w '%{http_code}' --data-urlencode "__RequestVerificationToken=$token" --data-urlencode "_handler=sign-in" \
  --data-urlencode "Email=leitung@stadtnetz.example" --data-urlencode "Password=$password" https://messe.example:5399/sign-in)"
is "WebSocket" 101 "$(through --max-time 5 --http1.1 -b "$jar" -w '%{http_code}' -H 'Connection: Upgrade' -H 'Upgrade: websocket' -H 'Sec-WebSocket-Version: 13' \
  -H 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==' -H 'Origin: https://messe.example' https://messe.example:5399/_blazor || true)"

# Remove and purge keep what people registered.
inside dpkg -r eventmanager >/dev/null 2>&1
inside dpkg -P eventmanager >/dev/null 2>&1
is "database after purge" "600" "$(inside stat -c '%a' /var/lib/eventmanager/eventmanager.db)"
is "settings after purge" "gone" "$([ -e "$root/etc/eventmanager/environment" ] && echo there || echo gone)"
exit "$failed"
