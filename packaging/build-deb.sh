#!/usr/bin/env bash
# Builds artifacts/eventmanager_VERSION_amd64.deb: bash packaging/build-deb.sh [VERSION]
#
# Needs the .NET 10 SDK, Node.js and dpkg-deb. The package brings its own runtime, so that the target needs no foreign package source; it
# is built anew for each update of the runtime.
set -euo pipefail
cd "$(dirname "$0")/.."
version=${1:-1.0.0~git$(git log -1 --format=%cd.%h --date=format:%Y%m%d 2>/dev/null || echo 0)}
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
chmod 0755 "$root"

dotnet publish src/EventManager.Web -c Release -r linux-x64 --self-contained -p:DebugType=none -o "$root/usr/lib/eventmanager" --nologo -v quiet
# Beside the program they would only be mistaken for the settings; the template lies with the documents.
rm -f "$root"/usr/lib/eventmanager/{appsettings.Development.json,*.pdb,web.config}

put() { install -D -m "$1" "$2" "$root$3"; }
put 0755 packaging/eventmanager /usr/sbin/eventmanager
put 0644 packaging/eventmanager.service /lib/systemd/system/eventmanager.service
put 0600 packaging/environment /etc/eventmanager/environment
put 0644 packaging/nginx.conf /etc/nginx/sites-available/eventmanager
put 0644 docs/operations.md /usr/share/doc/eventmanager/operations.md
put 0644 appsettings.template.json /usr/share/doc/eventmanager/appsettings.template.json
put 0644 LICENSE /usr/share/doc/eventmanager/copyright

find "$root/usr/lib/eventmanager" -type d -exec chmod 0755 {} +
find "$root/usr/lib/eventmanager" -type f -exec chmod 0644 {} +
chmod 0755 "$root/usr/lib/eventmanager/EventManager.Web"

mkdir "$root/DEBIAN"
for script in postinst prerm postrm; do install -m 0755 "packaging/debian/$script" "$root/DEBIAN/$script"; done
install -m 0644 packaging/debian/conffiles "$root/DEBIAN/conffiles"
size=$(du -sk --exclude=DEBIAN "$root" | cut -f1)
sed -e "s/@VERSION@/$version/" -e "s/@SIZE@/$size/" packaging/debian/control >"$root/DEBIAN/control"

mkdir -p artifacts
dpkg-deb --root-owner-group -Zxz --build "$root" "artifacts/eventmanager_${version}_amd64.deb"
