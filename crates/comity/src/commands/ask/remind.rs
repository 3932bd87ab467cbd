//! `comity remind`: what is due soon, printed, or sent by mail where a mail server is configured.

use std::{fmt::Write, process::ExitCode};

use comity_regime::{Day, process::Due};
use lettre::{Message, SmtpTransport, Transport, message::Mailbox};

use crate::{
    asked::When,
    commands::{Done, print_text},
    report::Failure,
    source,
};

/// Whom to remind, of what.
#[derive(clap::Args, Debug)]
pub struct Arguments {
    /// The State's or organisation's id, such as FIN.
    actor: String,
    /// Of what falls due within so many days; what has passed its day is always there.
    #[arg(long, value_name = "DAYS", default_value_t = 90)]
    within: u16,
    /// Send it to this address; may be given several times. Without it, it is printed.
    #[arg(long, value_name = "ADDRESS")]
    to: Vec<Mailbox>,
    /// Who sends it.
    #[arg(long, value_name = "ADDRESS", env = "COMITY_FROM")]
    sender: Option<Mailbox>,
    /// The mail server: smtp://host:port, smtps://user:password@host, or smtp://host?tls=required.
    #[arg(long, value_name = "URL", env = "COMITY_SMTP", hide_env_values = true)]
    smtp: Option<String>,
}

pub fn run(from: &source::From, arguments: &Arguments, when: &When) -> Done {
    let regime = from.regime(when.known)?;
    let on = when.day();
    let ix = source::actor(&regime, &arguments.actor)?;
    let due: Vec<Due> =
        regime.due(ix, on).into_iter().filter(|d| d.passed || soon(d, on, arguments.within)).collect();
    let name = &regime.register().actors[ix].name;
    let passed = due.iter().filter(|d| d.passed).count();
    let (coming, within) = (due.len() - passed, arguments.within);
    let subject = format!(
        "{name}: {coming} due within {within} days of {on}; of {passed} the day has passed, and nothing is found"
    );
    let body = body(name, &due, on);
    if arguments.to.is_empty() {
        return print_text(&format!("{subject}\n\n{body}"));
    }
    if due.is_empty() {
        return print_text("Nothing is due soon: no mail was sent.");
    }
    let missing = |what: &str| Failure::usage(format!("{what}, or leave out --to to have it printed"));
    let smtp =
        arguments.smtp.as_ref().ok_or_else(|| missing("name the mail server with --smtp or COMITY_SMTP"))?;
    let sender =
        arguments.sender.as_ref().ok_or_else(|| missing("name the sender with --sender or COMITY_FROM"))?;
    let failed = |e: String| Failure::Said(format!("the mail was not sent: {e}"), 1);
    let transport = SmtpTransport::from_url(smtp).map_err(|e| failed(e.to_string()))?.build();
    for to in &arguments.to {
        let message = Message::builder().from(sender.clone()).to(to.clone()).subject(&subject);
        let message = message.body(body.clone()).map_err(|e| failed(e.to_string()))?;
        transport.send(&message).map_err(|e| failed(e.to_string()))?;
        print_text(&format!("sent to {to}"))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Whether it falls due within so many days.
fn soon(d: &Due, on: Day, within: u16) -> bool {
    d.due.is_some_and(|w| w.latest >= on && w.earliest <= on.plus_days(i32::from(within)))
}

fn body(name: &str, due: &[Due], on: Day) -> String {
    let mut text = format!("What {name} owes as of {on}, as far as the record knows:\n\n");
    for d in due {
        let by = d.due.map_or("no date".to_owned(), |w| w.to_string());
        let _ = writeln!(text, "{by}  {}\n    {}\n    from: {} ({})", d.state, d.text, d.from, d.about);
    }
    if due.is_empty() {
        text += "nothing.\n";
    }
    text
}
