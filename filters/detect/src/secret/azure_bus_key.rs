//! Keys of 32 bytes that Azure marks as its own: base64 of 44 characters with a mark at the 34th that names the
//! service (`+ASb` Service Bus, `+AEh` Event Hubs, `+ARm` Relay, `AIoT` IoT Hub).

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.azure_bus_key",
    title: "Azure shared access key",
    label: "[AZURE_BUS_KEY]",
    pattern: "[0-9A-Za-z+/]{33}(?:\\+ASb|\\+AEh|\\+ARm|AIoT)[A-P][0-9A-Za-z+/]{5}=",
    prefilter: Prefilter::Within {
        literals: &["+ASb", "+AEh", "+ARm", "AIoT"],
        before: 33,
    },
    validate: |candidate| token::known(candidate, 0, 44..=44, Confidence::High),
    context: &["azure", "sharedaccesskey", "servicebus", "eventhub"],
    about: native(&About {
        validator: "mark in its place, alphabet and length",
        notes: "The checksum at its end is not verified: how it is made is not documented.",
        finds: &[
            concat!(
                "AZURE_BUS_KEY=‹JSxo3q8UbAcdnZ4HlijfT54fUd40z5D93",
                "+A",
                "SbB11x5P=›"
            ),
            concat!(
                "{\"azure_bus_key\": \"‹rOwTJgw8aMWa7LvQc6WxF1m9Kt9lwWuMd",
                "+A",
                "EhBUGDcm=›\"}"
            ),
            concat!(
                "AZURE_BUS_KEY=‹h5mNdlEJG+VdHe8w5frLaq0HUpivkQGvx",
                "+A",
                "RmBBc/uG=›"
            ),
            concat!(
                "{\"azure_bus_key\": \"‹UHYaQpVJj3y3+lo62E3MF8tEz5vN+dx7k",
                "AI",
                "oTBTQ12Z=›\"}"
            ),
        ],
        ignores: &[
            concat!("V35IMEAP974ErgktOjwumv3jDfpKmQo8", "+A", "SbBoEz6b="),
            concat!("xhqlovqfElAywRPNMP+2HdCWo8BySTpEKT", "+A", "SbBazGPA="),
            concat!("faqkZVfAJ/Jb46PDAh13gqmiG6moQGJLY", "+A", "SbBIBWGw"),
        ],
        sources: &["https://learn.microsoft.com/en-us/azure/service-bus-messaging/service-bus-sas"],
    }),
    ..Detector::of(Family::Secret)
};
