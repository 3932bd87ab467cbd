//! One mail to one address, in the steps of RFC 5321, section 3.3: who sends it, to whom, and then its text. Until the text is handed
//! over nothing has been delivered; once it is, only the answer of the mail server says whether.

use std::time::Duration;

use lettre::{
    Address,
    transport::smtp::{
        Error,
        client::SmtpConnection,
        commands::{Data, Mail, Rcpt},
        extension::{Extension, MailParameter},
    },
};

/// How long a mail server may take to answer after the text (RFC 5321, section 4.5.3.2.6).
const TAKES: Duration = Duration::from_secs(600);

/// What became of a mail.
#[derive(Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The mail server has taken it.
    Sent,
    /// Not now: it is tried again (4xx).
    Later(String),
    /// Never (5xx); `address` where it is the address that is refused.
    Refused {
        /// What the mail server said.
        why: String,
        /// Whether it refused the address, and not the mail.
        address: bool,
    },
    /// Nothing was delivered, and it is not the mail's fault: the server refuses us, or is gone.
    NoServer(String),
    /// It is not known whether the mail server took it: the connection ended before it said so.
    Unknown(String),
}

/// Sends a mail. `begin` is called before its text is handed over; if that fails, it is not.
pub fn deliver(
    connection: &mut SmtpConnection,
    from: &Address,
    to: &Address,
    mail: &[u8],
    begin: impl FnOnce() -> Result<(), String>,
) -> Outcome {
    let mut parameters = vec![];
    if !to.to_string().is_ascii() {
        if !connection.server_info().supports_feature(Extension::SmtpUtfEight) {
            let why =
                "the mail server does not take addresses with other letters than ASCII (SMTPUTF8)".into();
            return Outcome::Refused { why, address: true };
        }
        parameters.push(MailParameter::SmtpUtfEight);
    }
    if let Err(error) = connection.command(Mail::new(Some(from.clone()), parameters)) {
        return match error.is_transient() {
            true => Outcome::Later(error.to_string()),
            // It does not let us send at all: no follower is to blame.
            false => Outcome::NoServer(said(&error)),
        };
    }
    if let Err(error) = connection.command(Rcpt::new(to.clone(), vec![])) {
        return before(&error, true);
    }
    if let Err(why) = begin() {
        return Outcome::NoServer(why);
    }
    if let Err(error) = connection.command(Data) {
        return before(&error, false);
    }
    if let Err(error) = connection.set_timeout(Some(TAKES)) {
        return Outcome::NoServer(error.to_string());
    }
    match connection.message(mail) {
        Ok(_) => Outcome::Sent,
        Err(error) if error.is_transient() => Outcome::Later(said(&error)),
        Err(error) if error.is_permanent() => Outcome::Refused { why: said(&error), address: false },
        Err(error) => Outcome::Unknown(said(&error)),
    }
}

/// What became of a mail of which no text was handed over.
fn before(error: &Error, address: bool) -> Outcome {
    if error.is_permanent() {
        return Outcome::Refused { why: said(error), address };
    }
    match error.is_transient() {
        true => Outcome::Later(said(error)),
        false => Outcome::NoServer(said(error)),
    }
}

/// What went wrong, with what lies behind it.
pub fn said(error: &Error) -> String {
    let mut text = error.to_string();
    let mut source = std::error::Error::source(error);
    while let Some(behind) = source {
        let more = behind.to_string();
        if !text.contains(&more) {
            text = format!("{text}: {more}");
        }
        source = behind.source();
    }
    text
}
