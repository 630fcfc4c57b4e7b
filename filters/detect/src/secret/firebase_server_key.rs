//! Server keys of Firebase Cloud Messaging: `AAAA`, seven characters of base64url, `:APA91b`, and 134 more.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.firebase_server_key",
    title: "Firebase Cloud Messaging server key",
    label: "[FIREBASE_SERVER_KEY]",
    pattern: "AAAA[0-9A-Za-z_-]{7}:APA91b[0-9A-Za-z_-]{134}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["AAAA"]),
    validate: |candidate| token::known(candidate, 4, 148..=148, Confidence::High),
    context: &["firebase", "fcm", "gcm"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Finds made-up tokens of the right form too.",
        finds: &[
            concat!(
                "FIREBASE_SERVER_KEY=‹AAAA",
                "Smtt1Fn:APA91byB4Qs9Mb5xOLvqlOG96BPs7riAf7glolTJjwQgNkg9DSIxqFWqKfrzsxDLejVOfPa2-ekigJ0iuRu8LytAL6T4KVTyiJRabYNCMcH9Y9eYOj9Tt1Wn00EFB1HJG0PB_gKd8Xvl›"
            ),
            concat!(
                "{\"firebase_server_key\": \"‹AAAA",
                "82BDthK:APA91bMCwZfAZ1u7NHruzkG7k6gE1BnV4KVsRNccCkwyggpTaZdBOTh5nu_16IWzdF2RGVNRY0w-Ai6ZuAhjcbaq2_cZVpYPRCwPuI2N34dyPMbaolt8934GmYf-dtt9YaSZU02hylWd›\"}"
            ),
            concat!(
                "use ‹AAAA",
                "tCNxj08:APA91bp3b7qIRPPiAHubdSnks0EhJs4b-53FR4evgjcxaKJLSxDFUq2nqsf276SSTscr9ZQzlbuTSnkR0IhurRXsRB5W6rwDaeDyJVXd3u_oVfokkGBInuUgthmmZOJnFrUbaNLRvnbT› from now on"
            ),
        ],
        ignores: &[
            concat!(
                "AAAA",
                "ismTzed:APA91bvU99zV1DbECaFSvJR458KwkMFzDMWqfQO_VeS-zxvdzGttGMMwY2uV-jxF_BtU_ei21UHJLxP-JDgIRu362vEwzIxMNpitdXgY83dxYaE-TJ8moEG7KNIBCU_BTbPr3UbRbEI"
            ),
            concat!(
                "AAAA",
                "zTqmTjl:APA91bERp78I_Q3nIZ-HH9dP9_wqa1UqcA9p6AdaKQrd-REEfxdr8frtWnz754wEhy2e_Y5T5v8wfF7ltpc43FsnTEEuoH2E3OyIFDMc6u8CJOLKOwosPgizmI4cDh8am36PFHzwaqkV7"
            ),
            concat!(
                "xAAAA",
                "r_3Nopf:APA91bRdmvOjoxIxEep_Qi6qW5CuIHqFxeCbfy5XnrlqkQByJTJoUd1OUzmmkmAlcFKQRiQNhik8GQVLn4RpQfLKc9YUcVzOKEI4QarxL5j57U-gpqu0Z6Topr9RkxqDQinLofsSkg_7"
            ),
            "AAAA...",
        ],
        sources: &["https://firebase.google.com/docs/cloud-messaging/auth-server"],
    }),
    ..Detector::of(Family::Secret)
};
