//! ONNX Runtime: one environment per process (the library's own rule), one session per worker.

use std::{
    fs,
    path::Path,
    sync::{Mutex, OnceLock, PoisonError},
};

use ort::{
    environment::Environment,
    session::{Session, SessionInputValue, builder::GraphOptimizationLevel},
    value::{Tensor, TensorElementType},
};
use prost::Message as _;

use crate::classifier::LoadError;

/// The library's environment; it allows one per process.
static ENVIRONMENT: OnceLock<Environment> = OnceLock::new();

/// A loaded network that maps a sequence of token ids to numbers.
#[derive(Debug)]
pub(crate) struct Network {
    session: Session,
    inputs: Vec<String>,
}

impl Network {
    /// Loads a network with the ONNX Runtime library at `library`. Of the values between its layers those named `inner` are
    /// given with its own output.
    ///
    /// One thread and no spinning: parallelism goes across calls, and a spinning thread takes the core that serves traffic.
    pub(crate) fn load(library: &Path, file: &Path, inner: &[&str]) -> Result<Self, LoadError> {
        let failed = |e: String| LoadError::new(file.display().to_string(), e);
        let mut model = fs::read(file).map_err(|e| failed(e.to_string()))?;
        inner
            .iter()
            .for_each(|name| model.extend(declared_output(name)));
        let session = Session::builder(environment(library)?)
            .map_err(|e| failed(e.to_string()))?
            .with_optimization_level(GraphOptimizationLevel::All)
            .map_err(|e| failed(e.to_string()))?
            .with_intra_threads(1)
            .map_err(|e| failed(e.to_string()))?
            .with_inter_threads(1)
            .map_err(|e| failed(e.to_string()))?
            .with_intra_op_spinning(false)
            .map_err(|e| failed(e.to_string()))?
            .commit_from_memory(&model)
            .map_err(|e| failed(format!("it is no network that ONNX Runtime loads: {e}")))?;
        let inputs = session
            .inputs()
            .iter()
            .map(|i| i.name().to_owned())
            .collect();
        Ok(Self { session, inputs })
    }

    /// One row per token: the network's output, then the inner values. `None` when the runtime fails or answers in another shape.
    pub(crate) fn run(&mut self, ids: &[i64]) -> Option<Vec<Vec<f32>>> {
        let count = ids.len();
        let mut rows = vec![Vec::new(); count];
        for (_, values) in self.outputs(ids)? {
            let width = values.len().checked_div(count).filter(|w| *w > 0)?;
            for (row, part) in rows.iter_mut().zip(values.chunks(width)) {
                row.extend_from_slice(part);
            }
        }
        Some(rows)
    }

    /// The values of each output of 32-bit floats, by its name. `None` when the runtime fails.
    pub(crate) fn outputs(&mut self, ids: &[i64]) -> Option<Vec<(String, Vec<f32>)>> {
        let count = ids.len();
        let inputs = self
            .inputs
            .iter()
            .map(|name| {
                let values = match name.as_str() {
                    "input_ids" => ids.to_vec(),
                    "attention_mask" => vec![1; count],
                    // token_type_ids: one sequence.
                    _ => vec![0; count],
                };
                let tensor = Tensor::from_array(([1, count], values)).ok()?;
                Some((name.clone(), SessionInputValue::from(tensor)))
            })
            .collect::<Option<Vec<_>>>()?;
        let outputs = self.session.run(inputs).ok()?;
        let each = outputs.iter().filter_map(|(name, output)| {
            let (_, values) = output.try_extract_tensor::<f32>().ok()?;
            Some((name.to_owned(), values.to_vec()))
        });
        Some(each.collect())
    }

    /// Whether the network can be given token ids and has such outputs, each as wide as is said, if its width is known; else what
    /// is wrong, with the tensor's name.
    pub(crate) fn check(&self, outputs: &[(&str, usize)]) -> Result<(), String> {
        const INPUTS: [&str; 3] = ["input_ids", "attention_mask", "token_type_ids"];
        for input in self.session.inputs() {
            let (name, kind) = (input.name(), input.dtype());
            if !INPUTS.contains(&name) {
                return Err(format!(
                    "its input {name:?} is none of {}",
                    INPUTS.join(", ")
                ));
            }
            if kind.tensor_type() != Some(TensorElementType::Int64) {
                return Err(format!(
                    "its input {name:?} is {kind}; expected 64-bit integers"
                ));
            }
        }
        for (wanted, width) in outputs {
            let known = || self.session.outputs().iter().map(|o| o.name());
            let Some(output) = self.session.outputs().iter().find(|o| o.name() == *wanted) else {
                let known = known().collect::<Vec<_>>().join(", ");
                return Err(format!("it has no output {wanted:?}, only {known}"));
            };
            let kind = output.dtype();
            if kind.tensor_type() != Some(TensorElementType::Float32) {
                return Err(format!(
                    "its output {wanted:?} is {kind}; expected 32-bit floats"
                ));
            }
            let last = kind.tensor_shape().and_then(|shape| shape.last().copied());
            if last.is_some_and(|has| usize::try_from(has).is_ok_and(|has| has < *width)) {
                return Err(format!(
                    "its output {wanted:?} is {kind}; expected {width} numbers or more at the end"
                ));
            }
        }
        Ok(())
    }
}

/// What makes a value an output when it stands behind a model: a message in parts is one message (Protocol Buffers,
/// "Last One Wins"), so this is one more entry of `ModelProto.graph.output`.
fn declared_output(name: &str) -> Vec<u8> {
    let tensor = proto::Tensor {
        element: FLOAT_ELEMENTS,
    };
    let output = proto::Value {
        name: name.to_owned(),
        kind: Some(proto::Kind {
            tensor: Some(tensor),
        }),
    };
    let graph = proto::Graph {
        outputs: vec![output],
    };
    proto::Model { graph: Some(graph) }.encode_to_vec()
}

/// `TensorProto.DataType.FLOAT`.
const FLOAT_ELEMENTS: i32 = 1;

/// The part of ONNX's messages that says what a model puts out: <https://github.com/onnx/onnx/blob/main/onnx/onnx.proto3>.
mod proto {
    /// `ModelProto`.
    #[derive(prost::Message)]
    pub(super) struct Model {
        #[prost(message, optional, tag = "7")]
        pub(super) graph: Option<Graph>,
    }

    /// `GraphProto`.
    #[derive(prost::Message)]
    pub(super) struct Graph {
        #[prost(message, repeated, tag = "12")]
        pub(super) outputs: Vec<Value>,
    }

    /// `ValueInfoProto`.
    #[derive(prost::Message)]
    pub(super) struct Value {
        #[prost(string, tag = "1")]
        pub(super) name: String,
        #[prost(message, optional, tag = "2")]
        pub(super) kind: Option<Kind>,
    }

    /// `TypeProto`.
    #[derive(prost::Message)]
    pub(super) struct Kind {
        #[prost(message, optional, tag = "1")]
        pub(super) tensor: Option<Tensor>,
    }

    /// `TypeProto.Tensor`.
    #[derive(prost::Message)]
    pub(super) struct Tensor {
        #[prost(int32, tag = "1")]
        pub(super) element: i32,
    }
}

fn environment(library: &Path) -> Result<&'static Environment, LoadError> {
    static LOADING: Mutex<()> = Mutex::new(());
    let _alone = LOADING.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(environment) = ENVIRONMENT.get() {
        return Ok(environment);
    }
    let failed = |e: String| LoadError::new(library.display().to_string(), e);
    let environment = ort::init_from(library)
        .map_err(|e| failed(e.to_string()))?
        .with_telemetry(false)
        .build()
        .map_err(|e| failed(e.to_string()))?;
    Ok(ENVIRONMENT.get_or_init(|| environment))
}
