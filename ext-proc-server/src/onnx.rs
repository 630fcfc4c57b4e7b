//! ONNX Runtime: one environment per process (the library's own rule), one session per worker.

use std::{
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
            .commit_from_file(file)
            .map_err(|e| failed(e.to_string()))?;
        let inputs = session
            .inputs()
            .iter()
            .map(|i| i.name().to_owned())
            .collect();
        Ok(Self { session, inputs })
    }

    /// One row per token. `None` when the runtime fails or answers in another shape.
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
        let (_, values) = outputs
            .values()
            .next()?
            .try_extract_tensor::<f32>()
            .ok()
            .map(|(shape, values)| (shape.len(), values.to_vec()))?;
        let width = values.len().checked_div(count).filter(|w| *w > 0)?;
        Some(values.chunks(width).map(<[f32]>::to_vec).collect())
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
