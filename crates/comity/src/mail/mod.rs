//! Mail to those who follow: a letter to confirm an address, and a digest once a week.
//!
//! ```text
//! form -> wish -> letter with a link -> button -> follower
//! week -> what is new, what is missing -> digest and "heard up to here" in one transaction -> marked as being sent -> DATA -> marked as sent
//! ```
//!
//! A digest is sent at most once: it is marked before its text is handed over, and if it is then not known whether the mail server
//! took it, it is not sent again. Nothing of it is in the log.

mod deliver;
mod office;
mod schedule;
mod server;
mod settings;
mod store;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic)]
mod tests;

pub use office::Office;
pub use settings::{MailArguments, Settings, Table};
