//! Where classifier calls go: nowhere, to workers of this process, or to an ext_proc server.

use std::sync::Arc;

use ext_proc_server::{CLASSIFIERS, ClassifierCalls, Classifiers, Metrics, RemoteClassifiers};
use lane::{ClassifierMode, ClassifiersConfig};

/// Opens them. Loading those of this process takes seconds, the first time (when they are fetched) minutes.
/// To be called within a tokio runtime.
///
/// # Errors
/// When one cannot be had, or the address is none.
pub(crate) fn open(
    settings: &ClassifiersConfig,
    metrics: &Arc<Metrics>,
) -> Result<ClassifierCalls, String> {
    match settings.mode {
        // Whoever knows what is needed has resolved the latter.
        ClassifierMode::Off | ClassifierMode::WhereNeeded => Ok(ClassifierCalls::Off),
        ClassifierMode::InProcess => {
            let ids = CLASSIFIERS.iter().map(|classifier| classifier.id);
            Classifiers::load(settings, ids, Arc::clone(metrics))
                .map(ClassifierCalls::InProcess)
                .map_err(|e| e.to_string())
        }
        ClassifierMode::Remote => {
            let remote = settings.remote.as_ref();
            let remote = remote.ok_or("mode is remote, but there is no remote")?;
            RemoteClassifiers::at(&remote.address)
                .map(ClassifierCalls::Remote)
                .map_err(|e| e.to_string())
        }
    }
}
