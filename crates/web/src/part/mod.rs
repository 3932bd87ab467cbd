//! What pages are made of: the layout, tables, charts, words for a status, lists in parts.

pub mod chart;
pub mod commitments;
pub mod document;
pub mod forum;
pub mod known;
pub mod layout;
pub mod list;
pub mod measure;
pub mod rectified;
pub mod status;
pub mod text;
