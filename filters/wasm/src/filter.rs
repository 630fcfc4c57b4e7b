//! Envoy's callbacks for one exchange.

use std::{cell::RefCell, rc::Rc};

use lane::Event;
use proxy_wasm::{
    traits::{Context, HttpContext},
    types::Action,
};

use crate::{
    envoy::{self, Side},
    exchange::Exchange,
    root::Deployment,
};

/// Envoy's callbacks for one exchange. Envoy runs what they ask for after they return, so none is entered twice.
#[derive(Debug)]
pub(crate) struct Filter {
    id: u32,
    deployment: Rc<Deployment>,
    exchange: Rc<RefCell<Exchange>>,
    noted: bool,
}

impl Filter {
    pub(crate) fn new(id: u32, deployment: Rc<Deployment>) -> Self {
        let exchange = Rc::new(RefCell::new(Exchange::new(id, Rc::clone(&deployment))));
        Self {
            id,
            deployment,
            exchange,
            noted: false,
        }
    }

    fn then_note<T>(&mut self, act: impl FnOnce(&mut Exchange) -> T) -> T {
        let (result, due) = {
            let mut exchange = self.exchange.borrow_mut();
            let result = act(&mut exchange);
            (result, exchange.due())
        };
        if due.is_some() || self.noted {
            self.deployment.agenda.note(self.id, &self.exchange, due);
        }
        self.noted = due.is_some();
        result
    }

    /// Puts the event where access logs can print it, and counts it.
    fn publish(&self, event: &Event) {
        let published = envoy::set_state("weir.verdict", event.verdict.action.as_str())
            .and_then(|()| envoy::set_state("weir.audit", &event.to_json()));
        let lost = published.is_err();
        let counted = self.deployment.counters.exchange(event, lost);
        if let Err(refused) = published.and(counted) {
            envoy::log_error(&format!("an exchange was not recorded: {refused}"));
        }
    }
}

impl Context for Filter {
    fn on_grpc_call_response(&mut self, token: u32, status: u32, size: usize) {
        self.then_note(|exchange| exchange.answered(token, status, size));
    }
}

impl HttpContext for Filter {
    fn on_http_request_headers(&mut self, _count: usize, end: bool) -> Action {
        self.then_note(|exchange| exchange.head(Side::Request, end))
    }

    fn on_http_request_body(&mut self, size: usize, end: bool) -> Action {
        self.then_note(|exchange| exchange.body(Side::Request, size, end))
    }

    fn on_http_request_trailers(&mut self, _count: usize) -> Action {
        self.then_note(|exchange| exchange.trailers(Side::Request))
    }

    fn on_http_response_headers(&mut self, _count: usize, end: bool) -> Action {
        self.then_note(|exchange| exchange.head(Side::Response, end))
    }

    fn on_http_response_body(&mut self, size: usize, end: bool) -> Action {
        self.then_note(|exchange| exchange.body(Side::Response, size, end))
    }

    fn on_http_response_trailers(&mut self, _count: usize) -> Action {
        self.then_note(|exchange| exchange.trailers(Side::Response))
    }

    fn on_log(&mut self) {
        let event = self.exchange.borrow_mut().finish();
        if let Some(event) = event {
            self.publish(&event);
        }
        if self.noted {
            self.deployment.agenda.note(self.id, &self.exchange, None);
        }
    }
}
