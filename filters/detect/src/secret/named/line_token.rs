//! LINE channel access tokens: about 170 characters of base64 with their padding, known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.line_token",
    title: "LINE channel access token",
    label: "[LINE_TOKEN]",
    pattern: token::assigned!(
        "channel_access|channelaccess|line_access|line_bot|line_channel",
        "[0-9A-Za-z+/]{150,180}="
    ),
    prefilter: Prefilter::Name(&[
        "channel_access",
        "channelaccess",
        "line_access",
        "line_bot",
        "line_channel",
    ]),
    value: token::value,
    validate: |candidate| token::named(candidate, 151..=181),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!(
                "LINE_CHANNEL_ACCESS_TOKEN=‹We7R",
                "IVlFVpoe4rJFMALWPY3kgmjB7lIWiraaAbjV+PiV4C2jHDzpEXL5YkRRklIWKI6x0OiGhygwq8ecimmIBGhEmGTfVtjKXeIEPP9hUtIof5ZS1nwcXfil/Gus2K93va4EAayoyIIeJK9DBNoZYfmf=›"
            ),
            concat!(
                "\"line_channel_access_token\": \"‹ER2p",
                "tQ773NIL1fmTFOK27401ZsEulfC1Ea9stSBLpGFEGYXH9C5VbQ6adPpbLgEj4zRjtY8lpvlH16efkDA880yZZUiMyfU68TTUxTUAFQcHPs6HwIOjVVNxZossDxdtNCJ9xSi4cTlLm66WcjZHNMwk=›\","
            ),
            concat!(
                "the CHANNEL_ACCESS key is ‹HMuT",
                "9Acn0kKCTlX/H/0p2UJsWonPO8aDMLc3UVtXTxNhWsYjgx6hixiB53i/E2e2Ns0oxrcmPrHQRPGwnZcp9kHy93QDbnC1V3zvjHqYyzpE8HjRg259D+pQkDooaFCNy3skEWaxDkOns/oT0Kz8UjjV=›"
            ),
        ],
        ignores: &[
            concat!(
                "LINE_CHANNEL_ACCESS_TOKEN=6S3d",
                "1LHHr2rgwCL/FG4frADXL0EoMl7bpxmeYpu5vNHj0ZADXO2Oxi1fy2VhRFvslqZ6M7szb/hyri2+PwhSBAL6F+IWzSGp549qNWS8ZDSw3dQqGsIO2TVNQ0NUB5IMbDrYuI5YGuAMhW373+Sbsa"
            ),
            concat!(
                "acme_key=zNFg",
                "34EDKHB0MMGbTjLjZBqa761k+zoJQzQq11/ICmlNVTKNSC82L2ZjFX47rx1P7DlkODoxu9mZD1w6ljAezFF7siD4BLCHearGP9Qjnn/FTM4g4/BreVgRsGc1ka/VKp8m9UQ6NYaMUHTLtpej9oLf="
            ),
            concat!(
                "LINE_CHANNEL_ACCESS_TOKEN=0000",
                "00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000="
            ),
            concat!(
                "checksum=1VWu",
                "NizZtCUKegVUSNckgdsQRw9v7XXV2/MhYAdj4rOrtGxfjc1M0Gr/KCZgER91Gr4M8I1qC+TCn7C5ZkvwQyQtsia9sfAR+eHoY7n9Mk0KnKfbOzHvNH88G7YGYyX/7PC6ZoSubsyl6TD/ATdAHs/R="
            ),
        ],
        sources: &["https://developers.line.biz/en/docs/basics/channel-access-token/"],
    }),
    ..Detector::of(Family::Secret)
};
