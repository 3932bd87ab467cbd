//! Treaties and political instruments.

pub mod instrument;
pub mod list;
pub mod map;
pub mod notification;
