//! The address of a place, made into one: `s3://bucket/prefix`, `gs://`, `az://`, `file:///folder`. Who one is and where a
//! store of one's own is reached stands in the environment, as other programs for such stores read it.

use std::{sync::Arc, time::Duration};

use object_store::{
    ObjectStore, ObjectStoreScheme, RetryConfig,
    aws::{AmazonS3Builder, AmazonS3ConfigKey},
    azure::{AzureConfigKey, MicrosoftAzureBuilder},
    gcp::{GoogleCloudStorageBuilder, GoogleConfigKey},
};
use url::{Host, Url};

use super::{place::Place, trouble::line};
use crate::report::Failure;

/// How often a request is made again that failed, and for how long: whoever follows begins again anyway.
const RETRIES: usize = 4;
const RETRIED_FOR: Duration = Duration::from_secs(30);

/// Opens the place at an address. Nothing is asked of it yet.
///
/// # Errors
/// If it is no such address, or the environment says something that cannot be.
pub fn open(text: &str) -> Result<Place, Failure> {
    let failed = |what: &str| Failure::usage(format!("cannot publish to {text}: {what}"));
    let expected = "expected s3://BUCKET/PREFIX, gs://BUCKET/PREFIX, az://CONTAINER/PREFIX or file:///FOLDER";
    let url = Url::parse(text).map_err(|_| failed(expected))?;
    if !url.username().is_empty() || url.password().is_some() {
        return Err(Failure::usage(
            "an address to publish to is shown to people: put the credentials in the environment instead (AWS_ACCESS_KEY_ID and the like, docs/operating.md)",
        ));
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err(failed("an address ends with its path; leave out what follows '?' or '#'"));
    }
    if url.scheme() == "file" {
        let folder = url.to_file_path().map_err(|()| failed("expected file:///FOLDER"))?;
        if !folder.is_dir() {
            return Err(failed(&format!("there is no folder {}; make it first", folder.display())));
        }
        return Place::in_folder(folder, text).map_err(|e| failed(&line(&e)));
    }
    if !["s3", "gs", "az"].contains(&url.scheme()) {
        return Err(failed(expected));
    }
    let (_, below) =
        ObjectStoreScheme::parse(&url).map_err(|e| failed(&format!("{}; {expected}", line(&e))))?;
    // One TLS for all: reqwest takes the one that the process has. Somebody else may have set it.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let store = remote(&url).map_err(|what| failed(&what))?;
    Ok(Place::of(store, below, text))
}

/// A store that is reached over the network.
fn remote(url: &Url) -> Result<Arc<dyn ObjectStore>, String> {
    let retry = RetryConfig { max_retries: RETRIES, retry_timeout: RETRIED_FOR, ..RetryConfig::default() };
    let said = |e: object_store::Error| line(&e);
    Ok(match url.scheme() {
        "s3" => {
            let builder = AmazonS3Builder::from_env().with_url(url.as_str()).with_retry(retry);
            let own = [AmazonS3ConfigKey::S3Endpoint, AmazonS3ConfigKey::Endpoint];
            let endpoint = own.iter().find_map(|key| builder.get_config_value(key));
            match plain(endpoint.as_deref(), "AWS")? {
                true => Arc::new(builder.with_allow_http(true).build().map_err(said)?),
                false => Arc::new(builder.build().map_err(said)?),
            }
        }
        "gs" => {
            let builder = GoogleCloudStorageBuilder::from_env().with_url(url.as_str()).with_retry(retry);
            // It would speak plain HTTP to anybody, as it has to with the machine's own source of credentials.
            plain(builder.get_config_value(&GoogleConfigKey::BaseUrl).as_deref(), "GOOGLE")?;
            Arc::new(builder.build().map_err(said)?)
        }
        _ => {
            let builder = MicrosoftAzureBuilder::from_env().with_url(url.as_str()).with_retry(retry);
            let plain = plain(builder.get_config_value(&AzureConfigKey::Endpoint).as_deref(), "AZURE")?;
            Arc::new(if plain { builder.with_allow_http(true) } else { builder }.build().map_err(said)?)
        }
    })
}

/// Whether an endpoint is on this machine, where nobody listens in on plain HTTP. Elsewhere it needs somebody's word.
fn plain(endpoint: Option<&str>, prefix: &str) -> Result<bool, String> {
    let Some(endpoint) = endpoint else { return Ok(false) };
    let url = Url::parse(endpoint).map_err(|e| format!("the endpoint '{endpoint}' is no address: {e}"))?;
    if url.scheme() != "http" {
        return Ok(false);
    }
    let local = match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    };
    let name = format!("{prefix}_ALLOW_HTTP");
    let allowed =
        std::env::var(&name).is_ok_and(|said| ["true", "1"].contains(&said.to_lowercase().as_str()));
    if local || allowed {
        return Ok(true);
    }
    Err(format!(
        "the endpoint {endpoint} is not encrypted, and whoever is on the way could change what is published; use https, or say {name}=true where the way is safe"
    ))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn refused(text: &str) -> String {
        match open(text).unwrap_err() {
            Failure::Said(what, 2) => what,
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn an_address_says_what_is_wrong_with_it() {
        assert!(refused("bucket/prefix").contains("expected s3://BUCKET/PREFIX"));
        assert!(refused("ftp://bucket").contains("expected s3://BUCKET/PREFIX"));
        assert!(refused("https://bucket.example.org").contains("expected s3://BUCKET/PREFIX"));
        let secret = refused("s3://AKIA:secret@bucket/prefix");
        assert!(secret.contains("in the environment") && !secret.contains("secret@"), "{secret}");
        assert!(refused("az://container/a?sig=1").contains("leave out"));
        assert!(refused("file:///there/is/no/such/folder").contains("there is no folder"));
    }

    #[test]
    fn plain_http_stays_on_this_machine() {
        assert_eq!(plain(None, "COMITY_TEST"), Ok(false));
        for local in ["http://127.0.0.1:9000", "http://localhost:9000", "http://[::1]:9000"] {
            assert_eq!(plain(Some(local), "COMITY_TEST"), Ok(true), "{local}");
        }
        assert_eq!(plain(Some("https://minio.example.org"), "COMITY_TEST"), Ok(false));
        let elsewhere = plain(Some("http://localhost.example.org"), "COMITY_TEST").unwrap_err();
        assert!(elsewhere.contains("COMITY_TEST_ALLOW_HTTP=true"), "{elsewhere}");
    }
}
