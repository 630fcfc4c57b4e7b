//! Compiles the Classifier service without protoc: the messages are `lane`'s, only the service itself is generated.

use std::{env, error::Error, fs, path::PathBuf};

use protox::prost::Message as _;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=proto");
    let set = protox::compile(["proto/classifier.proto"], ["proto"])?;
    let out = PathBuf::from(env::var("OUT_DIR")?);
    fs::write(out.join("classifier.fds"), set.encode_to_vec())?;
    tonic_prost_build::configure()
        .extern_path(
            ".weir.classifier.v1.ClassifyRequest",
            "::lane::ClassifierRequest",
        )
        .extern_path(
            ".weir.classifier.v1.ClassifyResponse",
            "::lane::ClassifierReply",
        )
        .extern_path(".weir.classifier.v1.Segment", "::lane::ClassifierSegment")
        .extern_path(".weir.classifier.v1.Topic", "::lane::ClassifierTopic")
        .extern_path(".weir.classifier.v1.Finding", "::lane::ClassifierFinding")
        .extern_path(".weir.classifier.v1.Score", "::lane::Score")
        .compile_fds(set)?;
    Ok(())
}
