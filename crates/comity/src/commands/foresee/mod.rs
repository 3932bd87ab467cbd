//! What may come, and how good such answers have been.

pub mod backtest;
pub mod forecast;
pub mod momentum;
pub mod pathways;
