//! ONNX Runtime: one environment per process (the library's own rule), one session per worker.

use std::{
    fs,
    path::Path,
    sync::{Mutex, OnceLock, PoisonError},
};

use ort::{
    environment::Environment,
    session::{Session, SessionInputValue, builder::GraphOptimizationLevel},
    value::Tensor,
};

use crate::classifier::LoadError;

/// The library's environment; it allows one per process.
static ENVIRONMENT: OnceLock<Environment> = OnceLock::new();

/// A loaded network that maps a sequence of token ids to a row of numbers per token.
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
            .map_err(|e| failed(e.to_string()))?;
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
        let mut rows = vec![Vec::new(); count];
        for output in outputs.values() {
            let (_, values) = output.try_extract_tensor::<f32>().ok()?;
            let width = values.len().checked_div(count).filter(|w| *w > 0)?;
            for (row, part) in rows.iter_mut().zip(values.chunks(width)) {
                row.extend_from_slice(part);
            }
        }
        Some(rows)
    }
}

/// What makes a value an output when it stands behind a model: a message in parts is one message (Protocol Buffers,
/// "Last One Wins"), so this is one more entry of `ModelProto.graph.output`.
fn declared_output(name: &str) -> Vec<u8> {
    const FLOATS: &[u8] = &[0x12, 4, 0x0a, 2, 8, 1];
    let mut info = field(1, name.as_bytes());
    info.extend_from_slice(FLOATS);
    field(7, &field(12, &info))
}

/// A field of bytes: its number and kind, the length (of less than 2^14), the bytes.
fn field(number: u8, bytes: &[u8]) -> Vec<u8> {
    let [high, low] = u16::try_from(bytes.len()).unwrap_or(0).to_be_bytes();
    let mut field = vec![number << 3 | 2, low | 0x80, high << 1 | low >> 7];
    field.extend_from_slice(bytes);
    field
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
