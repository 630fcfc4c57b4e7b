//! Access tokens of VK: `vk1.a.` and some two hundred base64url characters.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.vk_token",
    title: "VK access token",
    label: "[VK_TOKEN]",
    pattern: r"vk1\.a\.[0-9A-Za-z_-]{120,260}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["vk1.a."]),
    validate: |candidate| token::known(candidate, 6, 120..=260, Confidence::High),
    context: &["vk", "vkontakte", "access_token", "token"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!(
                "‹vk1.",
                "a.Hx1C9xW_O9pztNmUxcayL0PKlxrEIjAUm7aXEfB96p0lEYvEhJvftOF1hYRHcdgowJFCoOnTjkb5VPZ0Qvrs8rL0Fpi1XqsfPkkfAvdSo6KQhuyStsDJNA0u3REhoCGb7_NWxNqlLxVLrRyVUO2goiE1w-utNo8INCf76G2laOKPqdkej2Hr8cSTrLbwkg›"
            ),
            concat!(
                "VK_TOKEN=\"‹vk1.",
                "a.kezpaIg0kqUW6113T7w_oqrv3KYJcVm729bGIVdQ2lqMjvhyjO10F2DC9I8TuHtEjW0BtD0epvFpcgjQC7NAcox8PzPXcIcw-YME6qKuZfG_VK5_7lCQ0XkyUJUe1WGTqxtkoEhz-MWBUVu60kqfUW5TQK4ddL5y33oEz3D66k6S8pPzYJ1n0ruXQRftVv›\""
            ),
        ],
        ignores: &[
            concat!(
                "vk1.",
                "a.Hx1C9xW_O9pztNmUxcayL0PKlxrEIjAUm7aXEfB96p0lEYvEhJvftOF1hYRHcdgowJFCoOnTjkb5VPZ0Qvrs8rL0Fpi1XqsfPkkfAvdSo6KQhuyStsDJNA0"
            ),
            concat!(
                "vk1.",
                "a.Hx1C9xW_O9pztNmUxcayL0PKlxrEIjAUm7aXEfB96p0lEYvEhJvftOF1hYRHcdgowJFCoOnTjkb5VPZ0Qvrs8rL0Fpi1XqsfPkkfAvdSo6KQhuyStsDJNA0u3REhoCGb7_NWxNqlLxVLrRyVUO2goiE1w-utNo8INCf76G2laOKPqdkej2Hr8cSTrLbwkgIET5jXgi1i99Pt7Mbn2oN_tdl0MRpSlJGyR0P95_i6Hjk0pthSmT4XQhhdILmlEJlFJi0U7"
            ),
            concat!(
                "xvk1.",
                "a.Hx1C9xW_O9pztNmUxcayL0PKlxrEIjAUm7aXEfB96p0lEYvEhJvftOF1hYRHcdgowJFCoOnTjkb5VPZ0Qvrs8rL0Fpi1XqsfPkkfAvdSo6KQhuyStsDJNA0u3REhoCGb7_NWxNqlLxVLrRyVUO2goiE1w-utNo8INCf76G2laOKPqdkej2Hr8cSTrLbwkg"
            ),
            concat!(
                "vk1.",
                "a.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            ),
        ],
        sources: &["https://dev.vk.com/en/api/access-token/getting-started"],
    }),
    ..Detector::of(Family::Secret)
};
