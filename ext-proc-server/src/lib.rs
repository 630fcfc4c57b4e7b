//! Runs lanes and classifiers behind gRPC: Envoy ext_proc and the Classifier service.
