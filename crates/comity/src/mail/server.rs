//! Which mail server, and how it is spoken to: TLS from the start (`smtps`), or STARTTLS (`smtp`), which is demanded everywhere but on
//! this machine.

use std::{
    fmt::{self, Debug, Formatter},
    net::IpAddr,
    time::Duration,
};

use lettre::transport::smtp::{
    Error,
    authentication::{Credentials, Mechanism},
    client::{SmtpConnection, TlsParameters},
    extension::ClientId,
};

use crate::report::Failure;

/// How long a mail server may take to answer, but for taking a mail.
const PATIENCE: Duration = Duration::from_secs(60);

/// A mail server.
#[derive(Clone)]
pub struct Server {
    host: String,
    port: u16,
    /// TLS from the first byte on (RFC 8314, section 3.3).
    implicit: bool,
    user: Option<String>,
    password: Option<String>,
    /// What we call ourselves.
    hello: ClientId,
}

impl Debug for Server {
    /// Without its password.
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name())
    }
}

/// What a URL of a mail server looks like.
const EXPECTED: &str = "expected smtp://HOST:PORT, smtps://HOST or smtps://USER@HOST";

impl Server {
    /// A mail server by its URL, with its password; `hello` is the name of the machine that speaks to it.
    ///
    /// # Errors
    /// What is wrong with the URL.
    pub fn read(text: &str, password: Option<String>, hello: &str) -> Result<Server, Failure> {
        let wrong =
            |what: &str| Failure::usage(format!("the mail server '{}': {what}; {EXPECTED}", unsaid(text)));
        let url = url::Url::parse(text).map_err(|e| wrong(&e.to_string()))?;
        let implicit = match url.scheme() {
            "smtp" => false,
            "smtps" => true,
            other => return Err(wrong(&format!("'{other}' is not how mail is sent"))),
        };
        if url.password().is_some() {
            return Err(wrong(
                "a password in it would be seen by everybody on this machine: put it into a file (--mail-password-file), or into COMITY_MAIL_PASSWORD",
            ));
        }
        let more = !matches!(url.path(), "" | "/") || url.query().is_some() || url.fragment().is_some();
        if more {
            return Err(wrong("nothing comes after the host and the port"));
        }
        let host = url.host_str().filter(|host| !host.is_empty()).ok_or_else(|| wrong("it names no host"))?;
        let user = match url.username() {
            "" => None,
            // An address as a user's name has its @ written as %40.
            user => Some(decoded(user).ok_or_else(|| wrong("the user's name is not UTF-8"))?),
        };
        if user.is_some() != password.is_some() {
            return Err(wrong("a user and a password are given together"));
        }
        let usual = match (implicit, &user) {
            (true, _) => 465,
            (false, Some(_)) => 587,
            (false, None) => 25,
        };
        Ok(Server {
            host: host.trim_matches(['[', ']']).to_owned(),
            port: url.port().unwrap_or(usual),
            implicit,
            user,
            password,
            hello: ClientId::Domain(hello.to_owned()),
        })
    }

    /// Its name, for whoever keeps the server.
    pub fn name(&self) -> String {
        format!("{}:{}", self.host, self.port)
    }

    /// Whether it is on this machine: nobody listens on the way.
    fn is_here(&self) -> bool {
        self.host == "localhost" || self.host.parse().is_ok_and(|ip: IpAddr| ip.to_canonical().is_loopback())
    }

    /// Connects, makes the connection safe, and says who we are.
    ///
    /// # Errors
    /// Why that was not possible.
    pub fn connect(&self) -> Result<SmtpConnection, Error> {
        let tls = TlsParameters::new(self.host.clone())?;
        let first = self.implicit.then_some(&tls);
        let to = (self.host.as_str(), self.port);
        let mut connection = SmtpConnection::connect(to, Some(PATIENCE), &self.hello, first, None)?;
        if !self.implicit && (!self.is_here() || connection.can_starttls()) {
            connection.starttls(&tls, &self.hello)?;
        }
        if let (Some(user), Some(password)) = (&self.user, &self.password) {
            let credentials = Credentials::new(user.clone(), password.clone());
            connection.auth(&[Mechanism::Plain, Mechanism::Login], &credentials)?;
        }
        Ok(connection)
    }
}

/// A URL without what may be a password.
fn unsaid(text: &str) -> String {
    match text.rsplit_once('@') {
        Some((before, host)) => {
            format!("{}…@{host}", before.split("://").next().map_or(String::new(), |s| format!("{s}://")))
        }
        None => text.to_owned(),
    }
}

/// What is written with percent signs (RFC 3986, section 2.1).
fn decoded(text: &str) -> Option<String> {
    percent_encoding::percent_decode_str(text).decode_utf8().ok().map(|text| text.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, password: bool) -> Result<Server, String> {
        let password = password.then(|| "secret".to_owned());
        Server::read(text, password, "record.example.org").map_err(|failure| format!("{failure:?}"))
    }

    #[test]
    fn a_server_is_known_by_its_url() {
        let name = |text, password| read(text, password).unwrap().name();
        assert_eq!(name("smtp://127.0.0.1:2525", false), "127.0.0.1:2525");
        assert_eq!(name("smtp://mail.example.org", false), "mail.example.org:25");
        assert_eq!(name("smtp://post@mail.example.org", true), "mail.example.org:587");
        assert_eq!(name("smtps://post%40example.org@mail.example.org", true), "mail.example.org:465");
        assert_eq!(
            read("smtps://post%40example.org@m.example.org", true).unwrap().user.unwrap(),
            "post@example.org"
        );
        assert_eq!(name("smtp://[::1]:25", false), "::1:25");
        assert!(read("smtp://[::1]:25", false).unwrap().is_here());
        assert!(!read("smtp://mail.example.org", false).unwrap().is_here());
    }

    #[test]
    fn what_is_none_is_refused_and_a_password_is_not_repeated() {
        for text in
            ["mail.example.org", "http://mail.example.org", "smtp://", "smtp://m/path", "smtp://m?tls=none"]
        {
            assert!(read(text, false).unwrap_err().contains(EXPECTED), "{text}");
        }
        let refused = read("smtp://post:hunter2@mail.example.org", false).unwrap_err();
        assert!(refused.contains("COMITY_MAIL_PASSWORD") && !refused.contains("hunter2"), "{refused}");
        assert!(read("smtp://post@mail.example.org", false).unwrap_err().contains("together"));
        assert!(read("smtp://mail.example.org", true).unwrap_err().contains("together"));
    }
}
