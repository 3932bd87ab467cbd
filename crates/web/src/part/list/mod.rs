//! Long lists: in which order, and which part of them.

mod order;
mod part;

pub use order::Order;
pub use part::Part;
