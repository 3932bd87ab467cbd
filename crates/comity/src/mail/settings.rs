//! How mail is set up: by which server, from whom, and when digests are due.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use clap::{Args, ValueHint};
use lettre::message::Mailbox;
use serde::Deserialize;

use super::{
    schedule::{Schedule, Weekly},
    server::Server,
};
use crate::report::Failure;

/// What the command line and the environment say.
#[derive(Args, Debug, Default)]
#[allow(rustdoc::bare_urls, reason = "the help of the commands shows it as it is")]
pub struct MailArguments {
    /// The server by which mail is sent to those who follow: smtps://USER@HOST, or smtp://HOST:PORT, where STARTTLS is demanded of
    /// all but this machine. Its password is in COMITY_MAIL_PASSWORD or in a file. Without a server no page offers mail.
    #[arg(id = "mail", long = "mail", env = "COMITY_MAIL", value_name = "URL")]
    server: Option<String>,
    /// From whom that mail is, such as 'Record <record@example.org>'.
    #[arg(id = "mail_from", long = "mail-from", env = "COMITY_MAIL_FROM", value_name = "ADDRESS")]
    from: Option<String>,
    /// The file with the mail server's password: its first line.
    #[arg(id = "mail_password_file", long = "mail-password-file", env = "COMITY_MAIL_PASSWORD_FILE", value_name = "FILE", value_hint = ValueHint::FilePath)]
    password: Option<PathBuf>,
    /// On which day of the week digests are sent; monday if nothing is said.
    #[arg(id = "mail_day", long = "mail-day", env = "COMITY_MAIL_DAY", value_name = "DAY")]
    day: Option<Weekly>,
    /// From which hour of that day on, in UTC, 0 to 23; 6 if nothing is said.
    #[arg(id = "mail_hour", long = "mail-hour", env = "COMITY_MAIL_HOUR", value_name = "HOUR", value_parser = clap::value_parser!(i8).range(0..=23))]
    hour: Option<i8>,
}

/// What the file of settings says, in its table `mail`.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub struct Table {
    server: Option<String>,
    from: Option<String>,
    password_file: Option<PathBuf>,
    day: Option<Weekly>,
    hour: Option<i8>,
}

/// How mail is sent.
#[derive(Clone, Debug)]
pub struct Settings {
    /// By which server.
    pub server: Server,
    /// From whom.
    pub from: Mailbox,
    /// When digests are due.
    pub schedule: Schedule,
    /// The address by which everybody reaches the pages: links begin with it.
    pub address: String,
}

impl Settings {
    /// The host of the pages, by which mails are named (RFC 5322, section 3.6.4).
    pub fn host(&self) -> &str {
        host(&self.address)
    }
}

fn host(address: &str) -> &str {
    let host = address.split_once("://").map_or(address, |(_, host)| host);
    host.rsplit_once(':').map_or(host, |(name, port)| if port.parse::<u16>().is_ok() { name } else { host })
}

impl MailArguments {
    /// The settings, if mail is to be sent; files are named from a folder by the file of settings.
    ///
    /// # Errors
    /// What is missing, or wrong.
    pub fn settle(
        self,
        file: Table,
        folder: &Path,
        address: Option<&str>,
    ) -> Result<Option<Settings>, Failure> {
        let Some(server) = self.server.or(file.server) else {
            let alone = self.from.is_some() || file.from.is_some();
            return match alone {
                true => Err(Failure::usage(
                    "mail_from says from whom mail is: name the mail server as well, with --mail",
                )),
                false => Ok(None),
            };
        };
        let address = address.ok_or_else(|| {
            Failure::usage(
                "mail has links to the pages: say by which address everybody reaches them, with --address",
            )
        })?;
        let from = self.from.or(file.from).ok_or_else(|| {
            Failure::usage("say from whom mail is, with --mail-from 'Record <record@example.org>'")
        })?;
        let from: Mailbox = from.parse().map_err(|e| {
            Failure::usage(format!(
                "mail cannot be from '{from}': {e}; expected 'Record <record@example.org>'"
            ))
        })?;
        let hour = self.hour.or(file.hour).unwrap_or(6);
        if !(0..=23).contains(&hour) {
            return Err(Failure::usage("the hour of digests is a whole number from 0 to 23"));
        }
        let day = self.day.or(file.day).unwrap_or(Weekly::Monday);
        let password = password(self.password.or(file.password_file.map(|path| folder.join(path))))?;
        let server = Server::read(&server, password, host(address))?;
        Ok(Some(Settings { server, from, schedule: Schedule { day, hour }, address: address.to_owned() }))
    }
}

/// The password, from a file or from the environment, never from the command line, which others on the machine can read.
fn password(file: Option<PathBuf>) -> Result<Option<String>, Failure> {
    let Some(path) = file else {
        return Ok(env::var("COMITY_MAIL_PASSWORD").ok().filter(|text| !text.is_empty()));
    };
    let failed = |what: String| Failure::usage(format!("{}: {what}", path.display()));
    let text = fs::read_to_string(&path).map_err(|e| failed(e.to_string()))?;
    let line = text.lines().next().filter(|line| !line.is_empty());
    Ok(Some(line.ok_or_else(|| failed("it has no password in its first line".into()))?.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settle(text: &str, address: Option<&str>) -> Result<Option<Settings>, String> {
        let folder = tempfile::TempDir::new().unwrap();
        fs::write(folder.path().join("password"), "secret\n").unwrap();
        let table: Table = toml::from_str(text).map_err(|e| e.to_string())?;
        let settled = MailArguments::default().settle(table, folder.path(), address);
        settled.map_err(|failure| format!("{failure:?}"))
    }

    #[test]
    fn the_settings_of_the_book_are_read_and_what_is_missing_is_said() {
        let whole = "server = \"smtps://record%40example.org@mail.example.org\"\nfrom = \"Record <record@example.org>\"\npassword_file = \"password\"\nday = \"friday\"\nhour = 23\n";
        let address = Some("https://record.example.org:8443");
        let settings = settle(whole, address).unwrap().unwrap();
        assert_eq!(
            (settings.host(), settings.server.name().as_str()),
            ("record.example.org", "mail.example.org:465")
        );
        assert_eq!(settings.schedule, Schedule { day: Weekly::Friday, hour: 23 });
        assert!(settle("", address).unwrap().is_none());
        for (text, address, said) in [
            (whole, None, "--address"),
            ("server = \"smtp://mail.example.org\"", address, "--mail-from"),
            ("from = \"record@example.org\"", address, "--mail"),
            ("server = \"smtp://m.example.org\"\nfrom = \"nobody\"", address, "cannot be from"),
            (
                "server = \"smtp://m.example.org\"\nfrom = \"a@example.org\\r\\nBcc: b@example.org\"",
                address,
                "cannot be from",
            ),
            ("server = \"smtp://m.example.org\"\nfrom = \"a@example.org\"\nhour = 24", address, "0 to 23"),
            (
                "server = \"smtps://u@m.example.org\"\nfrom = \"a@example.org\"\npassword_file = \"none\"",
                address,
                "none",
            ),
            ("day = \"someday\"", address, "someday"),
            ("password = \"secret\"", address, "password"),
        ] {
            let refused = settle(text, address).err().unwrap_or_default();
            assert!(refused.contains(said), "{text}: {refused}");
        }
    }
}
