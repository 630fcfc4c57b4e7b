//! Writes the file that `src/model.rs` describes.

use crate::{fit::Linear, questions::Fitted};

/// The file in the making.
#[derive(Debug, Default)]
pub(crate) struct Writer {
    heads: Vec<u8>,
    table: Vec<u8>,
}

impl Writer {
    /// One question's numbers.
    pub(crate) fn head(&mut self, model: &Linear, length: f32, knots: &[f32; 9]) {
        let numbers = [model.bias, unit(model), length].into_iter().chain(*knots);
        self.heads.extend(numbers.flat_map(f32::to_le_bytes));
    }

    /// The table's rows.
    pub(crate) fn table(&mut self, fitted: &Fitted) {
        for (slot, feature) in fitted.chosen.iter().enumerate() {
            // A slot that stands for nothing has weights of nothing.
            let mark = feature.map_or(0, |f| f as u16);
            self.table.extend(mark.to_le_bytes());
            for model in &fitted.models {
                let weight = model.weights[slot] / unit(model);
                let small = weight.round().clamp(-127.0, 127.0) as i8;
                self.table.push(small.cast_unsigned());
            }
        }
    }

    /// All of it.
    pub(crate) fn bytes(self) -> Vec<u8> {
        [self.heads, self.table].concat()
    }
}

/// What a weight of 1 is worth: a few large weights would make all others coarse.
fn unit(model: &Linear) -> f32 {
    let mut sizes: Vec<f32> = model.weights.iter().map(|w| w.abs()).collect();
    sizes.sort_by(f32::total_cmp);
    (sizes[sizes.len() * 9995 / 10000] / 127.0).max(1e-6)
}
