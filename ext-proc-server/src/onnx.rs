//! ONNX Runtime: one environment per process (the library's own rule), one session per worker.

use std::{
    path::Path,
    sync::{Mutex, OnceLock, PoisonError},
};

use ort::{
    environment::Environment,
    ep::CPU,
    session::{Session, SessionInputValue, builder::GraphOptimizationLevel},
    value::{Tensor, TensorElementType},
};

use crate::{classifier::LoadError, telemetry::is_forbidden};

/// The library's environment; it allows one per process.
static ENVIRONMENT: OnceLock<Environment> = OnceLock::new();

/// The runtime makes one operator of a sum and the normalisation behind it, which takes six times as long as the two (1.31, x86-64: a fifth of a
/// network of five layers).
const SLOWER: &str = "SkipLayerNormFusion";

/// A loaded network that maps a sequence of token ids to numbers.
#[derive(Debug)]
pub(crate) struct Network {
    session: Session,
    inputs: Vec<String>,
}

impl Network {
    /// Loads a network with the ONNX Runtime library at `library`.
    ///
    /// One thread and no spinning: parallelism goes across calls, and a spinning thread takes the core that serves traffic.
    pub(crate) fn load(library: &Path, file: &Path) -> Result<Self, LoadError> {
        let failed = |e: String| LoadError::new(file.display().to_string(), e);
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
            .with_config_entry("optimization.disable_specified_optimizers", SLOWER)
            .map_err(|e| failed(e.to_string()))?
            .with_execution_providers([CPU::default().with_arena_allocator(false).build()])
            .map_err(|e| failed(e.to_string()))?
            // Not from memory: the runtime would keep more of it.
            .commit_from_file(file)
            .map_err(|e| failed(format!("it is no network that ONNX Runtime loads: {e}")))?;
        let inputs = session
            .inputs()
            .iter()
            .map(|i| i.name().to_owned())
            .collect();
        Ok(Self { session, inputs })
    }

    /// One row per token: the values of each output in turn. `None` when the runtime fails or answers in another shape.
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

fn environment(library: &Path) -> Result<&'static Environment, LoadError> {
    static LOADING: Mutex<()> = Mutex::new(());
    let _alone = LOADING.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(environment) = ENVIRONMENT.get() {
        return Ok(environment);
    }
    let failed = |e: String| LoadError::new(library.display().to_string(), e);
    if !is_forbidden() {
        let why = "it would report to its makers; set ORT_DISABLE_TELEMETRY=1 in the environment of this program";
        return Err(failed(why.to_owned()));
    }
    let environment = ort::init_from(library)
        .map_err(|e| failed(e.to_string()))?
        .with_telemetry(false)
        .build()
        .map_err(|e| failed(e.to_string()))?;
    Ok(ENVIRONMENT.get_or_init(|| environment))
}
