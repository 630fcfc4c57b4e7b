//! The Classifier protocol and the messages that `lane` derives by hand are the same, field by field.

#![expect(clippy::expect_used, reason = "tests")]

use lane::{
    ClassifierFinding, ClassifierReply, ClassifierRequest, ClassifierSegment, ClassifierTopic,
    Score,
};
use prost::Message;
use prost_reflect::{DescriptorPool, DynamicMessage, ReflectMessage as _, Value};

#[test]
fn requests_are_the_same() {
    let request = ClassifierRequest {
        classifiers: vec!["pii_ner".to_owned(), "other".to_owned()],
        segments: vec![ClassifierSegment {
            segment: 7,
            role: "user".to_owned(),
            text: "text".to_owned(),
        }],
        budget_ms: 250,
        topics: vec![ClassifierTopic {
            label: "law".to_owned(),
            topic: "legal advice".to_owned(),
        }],
        is_response: true,
        questions: vec!["unsafe".to_owned()],
    };
    same("weir.classifier.v1.ClassifyRequest", &request);
}

#[test]
fn responses_are_the_same() {
    let reply = ClassifierReply {
        findings: vec![ClassifierFinding {
            segment: 1,
            detector: "pii.person".to_owned(),
            start: 2,
            end: 3,
            confidence: 4,
        }],
        scores: vec![Score {
            field: "cf.llm.prompt.injection_score".to_owned(),
            key: "topic".to_owned(),
            value: -5,
        }],
        uninspected: vec!["pii_ner:timeout".to_owned()],
    };
    same("weir.classifier.v1.ClassifyResponse", &reply);
}

/// Every field is set in `ours`: the compiled descriptor knows each, has none besides, and gives the same back.
fn same<M: Message + Default + PartialEq + std::fmt::Debug>(name: &str, ours: &M) {
    let pool = DescriptorPool::decode(ext_proc_server::DESCRIPTOR).expect("a descriptor set");
    let descriptor = pool.get_message_by_name(name).expect("the message");
    let bytes = ours.encode_to_vec();
    let theirs = DynamicMessage::decode(descriptor, bytes.as_slice()).expect("the same wire form");
    all_set(&theirs);
    let back = M::decode(theirs.encode_to_vec().as_slice()).expect("the same wire form");
    assert_eq!(&back, ours);
}

fn all_set(message: &DynamicMessage) {
    assert_eq!(message.unknown_fields().count(), 0);
    for field in message.descriptor().fields() {
        assert!(
            message.has_field(&field),
            "{} is not set by lane's message",
            field.full_name()
        );
        if let Value::List(items) = message.get_field(&field).as_ref() {
            items.iter().filter_map(Value::as_message).for_each(all_set);
        }
    }
}
