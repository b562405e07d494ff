"""What is known of licences that packages do not say in words a program reads."""

from __future__ import annotations

from license_expression import LicenseWithExceptionSymbol, get_spdx_licensing

CLASSIFIERS = {
    "License :: OSI Approved :: MIT License": "MIT",
    "License :: OSI Approved :: BSD License": "BSD-3-Clause",
    "License :: OSI Approved :: Apache Software License": "Apache-2.0",
    "License :: OSI Approved :: Python Software Foundation License": "PSF-2.0",
    "License :: OSI Approved :: ISC License (ISCL)": "ISC",
    "License :: OSI Approved :: Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}
OF_PACKAGES = {
    "pyside6-essentials": "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only",
    "shiboken6": "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only",
    "sqlcipher3": "Zlib AND BSD-3-Clause AND Apache-2.0",
    "sqlite-vec": "MIT OR Apache-2.0",
    "tqdm": "MPL-2.0 AND MIT",
}
"""For packages that say it in neither way."""
_BY_LICENCE = {
    "MIT": (
        "libxcb1 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 "
        "libxcb-randr0 libxcb-render0 libxcb-render-util0 libxcb-shape0 libxcb-shm0 "
        "libxcb-sync1 libxcb-util1 libxcb-xfixes0 libxcb-xkb1 libxcb-glx0 "
        "libxkbcommon0 libxkbcommon-x11-0 libx11-6 libx11-xcb1 libxau6 libxdmcp6 "
        "libxext6 libxi6 libsm6 libice6 libxrender1 libwayland-client0 "
        "libwayland-cursor0 libwayland-egl1 libbrotli1 libexpat1 libffi8 libkrb5-3 "
        "libgssapi-krb5-2 libk5crypto3 libkrb5support0 libcom-err2 libfontconfig1"
    ),
    "BSD-3-Clause": ("libbsd0 libmd0 libpcre2-8-0 libuuid1"),
    "BSD-2-Clause": ("liblz4-1 libmpdec3"),
    "LGPL-2.1-or-later": ("libsystemd0 libgcrypt20 libgpg-error0 libglib2.0-0 libkeyutils1"),
    "BSD-3-Clause OR GPL-2.0-only": ("libzstd1 libcap2"),
    "GPL-3.0-or-later WITH GCC-exception-3.1": ("libgomp1 libgcc-s1 libstdc++6"),
    "AFL-2.1 OR GPL-2.0-or-later": ("libdbus-1-3"),
    "FTL OR GPL-2.0-only": ("libfreetype6"),
    "libpng-2.0": ("libpng16-16"),
    "Zlib": ("zlib1g"),
    "bzip2-1.0.6": ("libbz2-1.0"),
    "Apache-2.0": ("libssl3"),
    "blessing": ("libsqlite3-0"),
    "X11-distribute-modifications-variant": ("libncursesw6 libtinfo6"),
    "LicenseRef-scancode-public-domain": ("liblzma5"),
}
OF_SYSTEM_LIBRARIES = {
    name: licence for licence, names in _BY_LICENCE.items() for name in names.split()
}
"""For packages of Debian; with a library of one that is not here no bundle is made."""
_GPL = ("GPL-", "AGPL-")


def is_gpl_only(expression: str) -> bool:
    """Whether a licence lets a part go only into programs that are under the GPL themselves.

    A choice counts by its freest part; an exception for what is linked to it takes that away.

    Raises:
        license_expression.ExpressionError: It is no licence expression.
    """
    licensing = get_spdx_licensing()
    return _binds(licensing.parse(expression, validate=True, strict=True), licensing)


def _binds(node: object, licensing: object) -> bool:
    inner = getattr(node, "args", ())
    if isinstance(node, licensing.AND):  # type: ignore[attr-defined]
        return any(_binds(one, licensing) for one in inner)
    if isinstance(node, licensing.OR):  # type: ignore[attr-defined]
        return all(_binds(one, licensing) for one in inner)
    if isinstance(node, LicenseWithExceptionSymbol):
        return False
    return str(getattr(node, "key", node)).startswith(_GPL)
