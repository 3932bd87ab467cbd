//! The offices that speak beside States and organisations.

/// In whose name the depositary speaks.
pub const DEPOSITARY: &str = "depositary";
/// In whose name the secretariat speaks.
pub const SECRETARIAT: &str = "secretariat";
