//! Keys and salts of `wp-config.php`, which sign the cookies of a WordPress site: 64 printable characters.

use super::{placeholder, token};
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.wordpress_salt",
    title: "WordPress key or salt",
    label: "[WORDPRESS_SALT]",
    pattern: r#"define\([ ]{0,2}["'](?:AUTH|SECURE_AUTH|LOGGED_IN|NONCE)_(?:KEY|SALT)["'],[ \t]{0,12}["'][ -!#-&(-~]{48,72}"#,
    prefilter: Prefilter::Prefix(&["define("]),
    value: salt,
    validate: |candidate| {
        let salt = candidate.text.get(salt(candidate.text)..)?;
        placeholder::grade(salt, Confidence::High)
            .filter(|_| (48..=66).contains(&salt.len()) && token::mixed(salt))
    },
    about: native(&About {
        validator: "name and length",
        notes: "Salts that hold a quote are left out; WordPress makes none with one.",
        finds: &[
            concat!(
                "define('AUTH_KEY',         '",
                "‹,Qh7+kD{2pZ|vM!x9@Lr(3}tB#w8_Ns^5fG*yJ0uC~1aE;6oVbT.4iHqR[dK-zP›');"
            ),
            concat!(
                "define( 'NONCE_SALT', '",
                "‹m3|Zq{8V~tK@1xPw!R7+cJ(5}yB#n9_Lh^2gD*sF0uE;6aTbG.4iHoN[vC-rMzXk›' );"
            ),
        ],
        ignores: &[
            "define('AUTH_KEY', 'put your unique phrase here');",
            "define('DB_NAME', ',Qh7+kD{2pZ|vM!x9@Lr(3}tB#w8_Ns^5fG*yJ0uC~1aE;6oVbT.4iHqR[dK-zP');",
            "define('AUTH_KEY', 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx');",
            "define('AUTH_KEY', getenv('AUTH_KEY'));",
        ],
        sources: &[
            "https://developer.wordpress.org/advanced-administration/wordpress/wp-config/#security-keys",
        ],
    }),
    ..Detector::of(Family::Secret)
};

/// Where the value begins: after the last quote.
fn salt(text: &str) -> usize {
    text.rfind(['\'', '"']).map_or(0, |at| at + 1)
}
