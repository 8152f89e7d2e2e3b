# Sourced by the installer's commands: which of the distribution's packages Sceau needs, and how missing ones are installed.

build_packages=(
  cmake ninja-build g++ pkg-config git
  qt6-base-dev qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools qt6-svg-dev libqt6sql6-sqlite libgl-dev
  libssl-dev libp11-dev libp11-kit-dev libpcsclite-dev libpoppler-qt6-dev libqpdf-dev libcurl4-openssl-dev libicu-dev
  libhowardhinnant-date-dev tzdata libcli11-dev nlohmann-json3-dev libspdlog-dev libfmt-dev libexpected-dev libxml2-dev libxmlsec1-dev libxmlsec1-openssl zlib1g-dev libgtest-dev libgmock-dev
  softhsm2 fonts-inter fonts-dejavu-core
)

test_packages=(
  xvfb dbus-daemon at-spi2-core libatspi2.0-dev libx11-dev desktop-file-utils appstream
  pcscd vsmartcard-vpcd umockdev opensc poppler-utils libxml2-utils qpdf mupdf-tools openssl xmlsec1 postgresql libqt6sql6-psql
)

bench_packages=(xvfb dbus-daemon at-spi2-core libatspi2.0-dev libx11-dev opensc libnss3-tools poppler-utils openssl)

# install_missing PACKAGE...: only what dpkg does not have; nothing to do needs no root.
install_missing()
{
  local missing=() package
  for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  local root=()
  [ "$(id -u)" -eq 0 ] || root=(sudo)
  echo "Installing: ${missing[*]}"
  "${root[@]}" apt-get update -qq
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}
