//! Files that are given, and taken, as they are: documents, the public files of the log, sealed papers, the whole record.

pub mod bring;
pub mod bulk;
pub mod document;
pub mod log;
pub mod meeting;
pub mod paper;
mod zipped;
