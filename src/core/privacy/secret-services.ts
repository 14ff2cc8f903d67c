// A word list: services whose keys have no shape of their own. Near such a name a random value is taken for their key.

/** In lower case; blanks may be missing in a text, or be a hyphen or an underscore. */
const names = `1password|ably|abuse ipdb|adafruit|adobe|adyen|affirm|airbrake|airtable|alchemy|algolia|alibaba|alpaca|alpha vantage|amadeus|
amplitude|anthropic|apify|app center|appsflyer|appveyor|artifactory|asana|assembly ai|atlassian|auth0|aws|azure|backblaze|baidu|bamboo|
beamer|binance|bintray|bitbucket|bitfinex|bitly|bitmex|bitrise|bittrex|bluesky|braintree|brave|braze|brevo|browser stack|bugsnag|
buildkite|bunny|bybit|calendly|chargebee|checkout|circle ?ci|civitai|clarifai|clearbit|clerk|click up|clickhouse|clojars|close crm|cloudflare|
cloudinary|cockroach|codacy|code climate|codecov|cohere|coinbase|coin gecko|coin market cap|confluent|contentful|coveralls|customer ?io|
data camp|databricks|datadog|deepgram|deepl|deepseek|defined|deribit|digital ocean|discord|discourse|disqus|docusign|doppler|drone|
drone ci|dropbox|duffel|dynatrace|easypost|ebay|elastic|eleven labs|etherscan|etsy|eventbrite|exchange rate|facebook|fastly|fatsecret|figma|
finicity|finnhub|firebase|firecrawl|fireworks|fixer|flickr|flutterwave|fly ?io|foursquare|frame ?io|freshbooks|freshdesk|full ?story|gemini|
geocodio|giphy|gitea|github|gitlab|gitter|gladly|gnews|gocardless|godaddy|goodreads|google|grafana|groq|gumroad|hashnode|
helicone|here maps|heroku|hetzner|hubspot|hugging face|hunter ?io|imgur|infobip|infracost|infura|instagram|intercom|ipinfo|ipstack|iterable|
jenkins|jfrog|jira|jotform|kaggle|klaviyo|kraken|kucoin|langfuse|langsmith|last ?fm|launchdarkly|lemon squeezy|linear|linked ?in|
linode|lob|loggly|logz|looker|luma|mailchimp|mailgun|mailjet|mailer ?send|mandrill|mapbox|mastodon|matomo|mattermost|maxmind|meilisearch|
meraki|message bird|midjourney|milvus|mistral|mixpanel|mollie|monday|mongodb|moralis|mux|nasa|neon|netlify|new relic|new york times|
news api|ngrok|notion|npm|nuget|nvidia|nytimes|octopus|okta|ollama|omdb|one signal|onfido|openai|open ai|open cage|open router|open weather(?: map)?|ops ?genie|
optimizely|pagerduty|pandadoc|paypal|paystack|pdf ?shift|perplexity|pexels|pinata|pinecone|pinterest|pipedream|pipedrive|pixabay|plaid|
planet ?scale|plivo|polygon|postgrid|posthog|postman|postmark|prefect|private ?ai|pulumi|pusher|qdrant|quickbooks|railway|rapid ?api|razorpay|readme|
recaptcha|reddit|replicate|resend|retool|revenue ?cat|revolut|rollbar|runpod|salesforce|samsara|scale ai|scaleway|semrush|sendbird|
sendgrid|sendinblue|sentry|serp ?api|serper|shippo|shodan|shopify|shortcut|sidekiq|slack|snowflake|snyk|solarwinds|sonar ?qube|sonar ?cloud|
sourcegraph|spoonacular|spotify|square|square ?space|stability|statsig|steam|strapi|strava|stripe|sumo|sumo ?logic|supabase|survey ?monkey|
sumsub|tavily|telegram|telnyx|tencent|terraform|tiktok|tinify|tmdb|todoist|tomtom|travis|travis ?ci|trello|turso|twelve ?data|twilio|
twitch|twitter|typeform|typesense|unsplash|upstash|uptime ?robot|vapi|vercel|virus ?total|vonage|vultr|wandb|weather ?api|weather ?stack|weaviate|
web ?flow|webex|weights and biases|whatsapp|wise|wistia|woocommerce|wordpress|wolfram|xero|xray|yandex|yelp|youtube|zapier|zendesk|zeplin|zoho|zoom`;

/** Names without their blanks, by their first three letters. */
const byBeginning = new Map<string, string[]>();
for (const written of names.split('|')) {
  const name = written.replaceAll(/[ ?\n]/g, '');
  const beginning = name.slice(0, 3);
  byBeginning.set(beginning, [...(byBeginning.get(beginning) ?? []), name]);
}
const whole = new Set([...byBeginning.values()].flat());

/** True when the name of a service stands anywhere in an identifier, also in `prodNewRelic_2`. For short texts: takes time for each place. */
export function holdsService(identifier: string): boolean {
  const folded = identifier.toLowerCase().replaceAll(/[ _-]/g, '');
  for (let i = 0; i + 3 <= folded.length; i++)
    if (byBeginning.get(folded.slice(i, i + 3))?.some((name) => folded.startsWith(name, i))) return true;
  return false;
}

/** True when a word of the text, or two words together, are the name of a service. */
export function namesService(text: string): boolean {
  const words = text.toLowerCase().split(/[^a-z0-9]+/);
  return words.some((word, i) => whole.has(word) || whole.has(word + (words[i + 1] ?? '')));
}
