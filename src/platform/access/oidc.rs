//! Asking an issuer (OpenID Connect) who somebody is: the code flow with state, nonce and PKCE.
//!
//! Its rule: only what a signed, fresh token of the issuer itself says counts, and it is known by issuer and subject. The
//! browser that comes back is the one that was sent, which its sealed cookie shows. Whatever is asked goes out by `outbound`.

use super::{Proof, School, UserKey};
use crate::platform::{
    db::{Moment, SchoolId, ids::UserId},
    outbound::{Outbound, Unanswered},
    text::sha256_hex,
};
use openidconnect::{
    AdditionalClaims, AuthorizationCode, Client, ClientId, ClientSecret, CsrfToken, DiscoveryError,
    EmptyExtraTokenFields, IdTokenFields, IssuerUrl, Nonce, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl,
    RequestTokenError, Scope, StandardErrorResponse, StandardTokenResponse, TokenResponse,
    core::{
        CoreAuthDisplay, CoreAuthPrompt, CoreAuthenticationFlow, CoreErrorResponseType, CoreGenderClaim,
        CoreJsonWebKey, CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm, CoreProviderMetadata,
        CoreRevocableToken, CoreRevocationErrorResponse, CoreTokenIntrospectionResponse, CoreTokenType,
    },
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use url::Url;

/// Signed with a key that the issuer alone has: `none` and keys that both sides know are not among them.
const SIGNED_BY: [CoreJwsSigningAlgorithm; 6] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha384,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha512,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
];
/// OpenID Connect allows no longer subject.
const LONGEST_SUBJECT: usize = 255;

/// What else a token says: each issuer has claims of its own.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Further {
    #[serde(flatten)]
    all: Map<String, Value>,
}

impl AdditionalClaims for Further {}

type Fields = IdTokenFields<
    Further,
    EmptyExtraTokenFields,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJwsSigningAlgorithm,
>;

type Asker<A, D, I, R, T, U> = Client<
    Further,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    StandardErrorResponse<CoreErrorResponseType>,
    StandardTokenResponse<Fields, CoreTokenType>,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    A,
    D,
    I,
    R,
    T,
    U,
>;

/// Why nobody was vouched for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    #[error("{0}")]
    Unanswered(#[from] Unanswered),
    /// What stands there does not describe this issuer.
    #[error("the issuer's description is none, or another's")]
    NotTheIssuer,
    #[error("the code was not taken")]
    CodeRefused,
    #[error("the token does not hold")]
    BadToken,
}

/// A connection to an issuer.
#[derive(Debug, Clone)]
pub struct Issuer {
    pub issuer: String,
    pub client_id: String,
    pub secret: String,
    /// Where the issuer sends browsers back to, as it was told.
    pub back: String,
}

/// What a browser that is on its way keeps, sealed: nobody else can come back in its place.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Journey {
    state: String,
    nonce: String,
    verifier: String,
}

impl Journey {
    /// Whether this is the state that it set out with.
    pub fn is_of(&self, state: &str) -> bool {
        // Hashed first, so that the time to compare says nothing.
        sha256_hex(&self.state) == sha256_hex(state)
    }
}

/// What an issuer says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Described {
    /// Where people sign in.
    pub host: String,
    pub keys: usize,
}

/// Somebody whom an issuer vouched for just now, to one school. Only [`Issuer::ask`] makes one.
#[derive(Debug, Clone)]
pub struct Vouched {
    school: SchoolId,
    pub issuer: String,
    pub subject: String,
    /// As the issuer writes it.
    pub email: Option<String>,
    pub email_is_verified: bool,
    pub name: Option<String>,
    further: Map<String, Value>,
}

impl super::sealed::Sealed for Vouched {}

impl Proof for Vouched {
    fn school(&self) -> Option<SchoolId> {
        Some(self.school)
    }
}

impl Vouched {
    /// Somebody whom a test vouches for.
    #[cfg(test)]
    pub fn for_test(issuer: &str, email: &str, email_is_verified: bool, further: Value) -> Self {
        Self {
            school: SchoolId::fresh(),
            issuer: issuer.to_owned(),
            subject: "1".to_owned(),
            email: Some(email.to_owned()),
            email_is_verified,
            name: None,
            further: further.as_object().cloned().unwrap_or_default(),
        }
    }

    /// To what belongs to the account that this identity was found to be.
    pub fn as_user(&self, user: &UserId) -> UserKey {
        UserKey::cut(user.clone())
    }

    /// One text of this claim.
    pub fn text(&self, claim: &str) -> Option<&str> {
        self.further.get(claim).and_then(Value::as_str)
    }

    /// Whether the claim says yes, in whichever spelling.
    pub fn says(&self, claim: &str) -> bool {
        match self.further.get(claim) {
            Some(Value::Bool(yes)) => *yes,
            Some(Value::String(text)) => matches!(text.as_str(), "true" | "1"),
            Some(Value::Number(number)) => number.as_i64() == Some(1),
            _ => false,
        }
    }

    /// Every text of this claim, which may be one or a list of them.
    pub fn texts(&self, claim: &str) -> Vec<&str> {
        match self.further.get(claim) {
            Some(Value::String(text)) => vec![text.as_str()],
            Some(Value::Array(list)) => list.iter().filter_map(Value::as_str).collect(),
            _ => Vec::new(),
        }
    }
}

/// Has the issuer describe itself, without anybody signing in.
pub async fn describe(way: &Outbound, issuer: &str) -> Result<Described, Trouble> {
    let found = discover(way, issuer).await?;
    let host = found.authorization_endpoint().url().host_str().unwrap_or_default().to_owned();
    Ok(Described { host, keys: found.jwks().keys().len() })
}

async fn discover(way: &Outbound, issuer: &str) -> Result<CoreProviderMetadata, Trouble> {
    let url = IssuerUrl::new(issuer.to_owned()).map_err(|_| Trouble::NotTheIssuer)?;
    let carry = |request| way.carry(request);
    let found = CoreProviderMetadata::discover_async(url, &carry).await.map_err(|error| match error {
        DiscoveryError::Request(why) => Trouble::Unanswered(why),
        _ => Trouble::NotTheIssuer,
    })?;
    // The browser is sent there, so it has to be an address like any other that we go to.
    way.admits(found.authorization_endpoint().url())?;
    Ok(found)
}

impl Issuer {
    /// Where to send the browser, and what it has to bring back.
    pub async fn set_out(&self, way: &Outbound) -> Result<(Url, Journey), Trouble> {
        let found = discover(way, &self.issuer).await?;
        let client = Asker::from_provider_metadata(found, self.client(), Some(self.secret()));
        let back = self.back()?;
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let (url, state, nonce) = client
            .authorize_url(CoreAuthenticationFlow::AuthorizationCode, CsrfToken::new_random, Nonce::new_random)
            .add_scope(Scope::new("email".to_owned()))
            .add_scope(Scope::new("profile".to_owned()))
            .set_redirect_uri(std::borrow::Cow::Borrowed(&back))
            .set_pkce_challenge(challenge)
            .url();
        let journey = Journey {
            state: state.secret().clone(),
            nonce: nonce.secret().clone(),
            verifier: verifier.secret().clone(),
        };
        Ok((url, journey))
    }

    /// Takes the code that the browser brought to the issuer, and reads whom it vouches for.
    pub async fn ask(
        &self,
        way: &Outbound,
        school: &School,
        journey: Journey,
        code: String,
        now: Moment,
    ) -> Result<Vouched, Trouble> {
        let found = discover(way, &self.issuer).await?;
        let client = Asker::from_provider_metadata(found, self.client(), Some(self.secret()));
        let (back, carry) = (self.back()?, |request| way.carry(request));
        let asked = client
            .exchange_code(AuthorizationCode::new(code))
            .map_err(|_| Trouble::NotTheIssuer)?
            .set_redirect_uri(std::borrow::Cow::Borrowed(&back))
            .set_pkce_verifier(PkceCodeVerifier::new(journey.verifier))
            .request_async(&carry);
        let tokens = asked.await.map_err(|error| match error {
            RequestTokenError::Request(Unanswered::Status(400 | 401 | 403)) | RequestTokenError::ServerResponse(_) => {
                Trouble::CodeRefused
            }
            RequestTokenError::Request(why) => Trouble::Unanswered(why),
            _ => Trouble::BadToken,
        })?;
        let token = tokens.id_token().ok_or(Trouble::BadToken)?;
        let clock = now.utc().and_utc();
        let verifier = client.id_token_verifier().set_allowed_algs(SIGNED_BY).set_time_fn(move || clock);
        let claims = token.claims(&verifier, &Nonce::new(journey.nonce)).map_err(|error| {
            tracing::info!(%error, "an id token does not hold");
            Trouble::BadToken
        })?;
        let subject = claims.subject().to_string();
        if subject.is_empty() || subject.len() > LONGEST_SUBJECT {
            return Err(Trouble::BadToken);
        }
        Ok(Vouched {
            school: school.id(),
            issuer: self.issuer.clone(),
            subject,
            email: claims.email().map(|email| email.to_string()),
            email_is_verified: claims.email_verified() == Some(true),
            name: claims.name().and_then(|names| names.get(None)).map(|name| name.to_string()),
            further: claims.additional_claims().all.clone(),
        })
    }

    fn client(&self) -> ClientId {
        ClientId::new(self.client_id.clone())
    }

    fn secret(&self) -> ClientSecret {
        ClientSecret::new(self.secret.clone())
    }

    fn back(&self) -> Result<RedirectUrl, Trouble> {
        RedirectUrl::new(self.back.clone()).map_err(|_| Trouble::NotTheIssuer)
    }
}
