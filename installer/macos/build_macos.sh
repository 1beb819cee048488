#!/bin/sh
# On a Mac with Python 3.11: the program as an app in a disk image, out/dist/so-cong-doan-VERSION.dmg. Not yet run on a Mac.
# Not signed and not notarised: that needs an Apple developer's certificate; macOS warns at the first start.
set -eu
cd "$(dirname "$0")/../.."
python3.11 dev.py build
version=$(.venv/bin/python -c 'from app import __version__; print(__version__)')
image="out/dist/so-cong-doan-$version.dmg"
rm -f "$image"
hdiutil create -volname "Sổ Công Đoàn" -srcfolder "out/dist/Sổ Công Đoàn.app" -format UDZO "$image"
echo "$image"
