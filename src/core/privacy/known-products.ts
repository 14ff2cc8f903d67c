// Languages, frameworks, products and brands that everybody may name (clio.md 2.4): our own list, from general knowledge. A pure word
// list. No word that is also a common given name ("Julia", "Ruby", "Claude"): what detectors take for a person stays one there.

const programming = `abap ada95 algol apl applescript arduino assembler assembly autohotkey autoit awk bash batch bicep brainfuck c c++
  c# cython clojure clojurescript cobol coffeescript coq csharp cpp css csound cuda dafny dax delphi dockerfile elixir erlang f# fish
  flow forth fortran fsharp gdscript gherkin gleam glsl golang gpl groovy hack haskell hcl hlsl html idris idl java javascript jinja jq
  json julialang kotlin labview latex lean4 lisp livescript logo lua makefile maple markdown matlab mermaid mips mojo nasm nim nix
  objective-c objectivec ocaml octave opencl openscad pascalscript perl php pinescript plantuml pl/sql plsql postscript powerquery
  powershell processing prolog protobuf purescript python python2 python3 qbasic qml r racket raku reasonml regex rexx rpg rust rstudio
  sas scala scheme scilab scratch shell simulink smalltalk solidity sparql spss sql stata svg swiftui systemverilog tcl terraform tex toml
  tsql typescript typst unrealscript v8 vala vba vbscript verilog vhdl vimscript vlang vyper wasm webassembly wgsl wolfram x86 xaml xml
  xpath xquery xslt yaml zig zsh`;

const frameworks = `accelerate aframe airflow akka alpine alpinejs angular angularjs ant antd apollo aspnet astro axios babel backbone
  backtrader beautifulsoup bevy blazor bokeh bootstrap bun bulma cakephp capacitor caret celery chakra chartjs chai chromadb codeigniter
  cordova crewai cupy cypress d3 d3js dash dask datatables deno diffusers discordjs django dplyr dotnet dramatiq drizzle drupal echarts
  ecto electron elementor ember emotion esbuild eslint expo express expressjs faiss fastapi fastify fasthttp ffmpeg fiber flask flink
  flutter folium formik framer gatsby gensim geopandas gin ggplot ggplot2 godot gorm gradio gradle grails graphql grpc gsap gulp gunicorn
  hadoop hapi helm hibernate htmx httpx hugo huggingface hyperopt immer inertia ionic istio jasmine javafx jax jekyll jersey jest jetpack
  joi jooq jpa jquery junit jupyter jwt kafka kaggle keras knex koa kivy ktor kubernetes langchain langgraph laravel leaflet lightgbm
  linq lit livewire llamaindex lodash logback lombok material-ui matplotlib maven mediapipe metasploit micronaut mlflow mobx mocha mockito
  moment mongoose mui mvvm mybatis nestjs networkx next nextjs ngrok nltk nodejs nodemon nuget numba numpy nuxt nuxtjs onnx openapi opencv
  opengl opentelemetry optuna pandas passport phaser phoenix pillow pinia pip playwright plotly pnpm poetry polars prettier prisma
  pydantic pygame pyqt pyside pyspark pytest pytorch quarkus quart qt rails rabbitmq ray react reactjs recharts redux remix retrofit rest
  rspec rxjs rxjava sanic sass scikit scikit-learn scipy scrapy seaborn selenium sequelize serverless shadcn sinatra sklearn socketio
  solidjs spacy spark spring springboot sqlalchemy statsmodels storybook streamlit stripe struts styled-components supabase svelte
  sveltekit swagger swing symfony tailwind tailwindcss tauri tensorflow tensorboard threejs thymeleaf tidyverse tkinter tokio
  torchvision transformers trpc turborepo twig typeorm umami unittest uvicorn vaadin vercel vite vitest vue vuejs vuetify vuex wagtail
  webgl webgpu webpack webrtc websocket websockets winforms wpf xamarin xgboost yarn yii yolo yolov5 yolov8 zod zustand`;

const systems = `activemq aix airtable amplify anaconda android ansible apache arch argocd athena aurora aws azure bigquery bitbucket bitwarden
  blender bsd cassandra centos centrifugo chrome chromium circleci clickhouse cloudflare cloudformation cloudfront cloudwatch cmake cockroachdb
  composer conda confluence consul cosmosdb couchbase couchdb cpanel cron cups databricks datadog dbeaver dbt debian digitalocean docker
  docker-compose duckdb dynamodb ebs ec2 ecs eks elasticsearch elk emacs etcd excel fargate fedora filezilla firebase firefox firestore
  fivetran flyway freebsd gcc gcp gdb gentoo gimp git github gitlab gmail grafana grub hbase heroku hive homebrew homeassistant hyper-v
  iam iis imap influxdb informix inkscape intellij ios ipad ipados iphone ipv4 ipv6 jenkins jetbrains jira jmeter junos k8s kali keycloak
  kibana kindle kustomize kvm lambda ldap libreoffice liquibase linux looker lxc mac macbook macos mariadb memcached metabase
  minikube minio mint mongodb mqtt mssql mysql n8n nagios neo4j neovim nessus netbsd netlify nextcloud nginx notepad++ nosql npm oauth
  obsidian odoo okta onedrive onenote openbsd opensearch openshift openssl openstack openvpn oracle outlook pagerduty parquet pfsense pgadmin
  photoshop pihole pinecone planetscale podman postfix postgis postgres postgresql postman powerapps powerbi powerpoint proxmox
  pulumi puppet pycharm qdrant quickbooks rds redhat redis redshift ros route53 s3 sagemaker samba sap sentry servicenow
  sharepoint sketch slack snowflake snyk solr sonarqube splunk sqlite sqlserver ssis ssrs ssh ssms sublime subversion suse svn
  systemd tableau teradata tmux tomcat traefik trello ubuntu unity unix unreal vagrant vault veeam vim virtualbox visio vmware vscode
  wayland weaviate webflow whatsapp wildfly windows wireguard wireshark wordpress wsl wsl2 xcode xcel zabbix zapier zendesk zookeeper zsh`;

const products = `accenture adidas adobe aftereffects airbnb airpods aliexpress alibaba alipay allrecipes amazon amd android anki anthropic
  apple applepay asana asus atlassian audi autocad autodesk bard barnes bing binance bitcoin blackberry bloomberg bluesky bluetooth bmw boeing
  booking bosch burger calendly canon canva capcut carplay cashapp chatbot chatgpt chegg chevrolet chromebook chromecast cisco coca-cola
  codepen coinbase copilot costco coursera craigslist cursor dalle davinci deepl deepmind deepseek discord disney dogecoin doordash dropbox
  duolingo ebay edx epson ethereum etsy eventbrite evernote expedia facebook facetime fanduel fiat fidelity figma final-cut fitbit
  fiverr fortnite gameboy garmin gemini gofundme goodreads google gopro gpt gpt-3 gpt-4 gpt3 gpt4 gpt-4o grammarly groupon grubhub gumroad
  hbo hinge honda hotmail hubspot hulu hyundai ibm icloud ikea illustrator imdb imessage imovie indesign instagram instacart intel
  jeep kayak kickstarter kia klarna kpop lenovo lego lexus lightroom linkedin lightsaber litecoin logitech lyft mailchimp maersk
  mastercard mcdonalds messenger microsoft midjourney minecraft miro mitsubishi mozilla myspace nasa nato netflix netsuite nike nikon
  nintendo nissan notion nvidia obs oculus openai oneplus onlyfans outlook overwatch palantir patreon paypal peloton pepsi pepsico peugeot
  philips pinterest pixar pixel playstation pokemon porsche premiere procreate quizlet quora reddit renault revit revolut roblox robinhood
  roku rolex salesforce samsung shopify signal skoda skype skyscanner snapchat soundcloud spacex spotify squarespace starbucks steam
  stackexchange stackoverflow subaru substack suzuki target teamviewer telegram temu tesla threads tiktok tinder toshiba toyota
  tripadvisor turbotax turnitin tumblr twilio twitch twitter uber udemy unicef unesco upwork venmo verizon viber visa vodafone volkswagen volvo
  walmart waze wechat weibo whirlpool wikipedia wii wix woocommerce workday xbox xero xiaomi yahoo yamaha yelp youtube zelle zillow zoom`;

const formats = `7z aac ascii avi avif avro base64 bibtex bmp cbor csv dicom doc docx dwg eml epub exe exif flac geojson gif gzip h264 h265 heic
  hdf5 hdr hex hevc ical icalendar ico ini ipynb iso jpeg jpg json jsonl kml kmz log m4a md midi mkv mov mp3 mp4 mpeg msg msgpack netcdf
  ndjson odf ods odt ogg onnx opus orc otf pdf pem pgn pickle png ppt pptx psd pst rar raw rss rtf shapefile srt stl sqlite svg tar tiff
  tif tsv ttf txt unicode utf-8 utf8 utf-16 vcf vtt wav webm webp wmv woff woff2 xls xlsm xlsx xlsb yml zip a4 a5 4k 5g 4g lte hd uhd 1080p
  720p 1440p 2fa mfa otp sso tcp udp icmp http http2 https ftp sftp smtp pop3 dns dhcp tls ssl vlan html5 css3 es5 es6 es2015 es2020 crud
  api apis xhtml pgsql psql kwh kbps mbps gbps btc eth nft nfts covid covid19 covid-19 hdmi usb-c ssd ssds hdd ddr4 ddr5 gpu gpus cpu cpus
  tpu ram rom bios uefi raid nas lan wan vpn vpns ssid wifi6 i18n l10n a11y b2b b2c c2c d2c p2p e2e saas paas iaas kpi kpis roi seo sem crm
  erp llm llms rag nlp ocr tts asr gan gans cnn cnns rnn lstm bert gpt2 svm pca knn dbscan umap t5 lora rlhf iot plc scada cad cam cnc
  toefl ielts gre gmat sat lsat mcat gcse hsk jlpt cefr a1 a2 b1 b2 c1 c2 log4j web3 web3js x64 x86 arm64 rgb rgba cmyk md5 sha1 sha256
  aes256 rsa gdpr hipaa ccpa pci`;

const humanLanguages = `abkhaz akan aramaic assamese aymara bambara bashkir basque bavarian bhojpuri breton cebuano chechen chewa chuvash cornish
  corsican creole dari dhivehi dzongkha ewe faroese fijian frisian fula ganda greenlandic guarani haitian hawaiian hiligaynon hmong ido ilocano
  interlingua inuktitut javanese kabyle kinyarwanda kirundi klingon konkani krio kyrgyz lao lingala lojban luxembourgish maithili malagasy
  maltese manx maori mayan moldovan montenegrin navajo nahuatl ndebele nynorsk occitan odia oriya oromo ossetian papiamento quechua
  romansh samoan sami sanskrit sardinian scots sepedi sesotho setswana shona sicilian sindhi sinhalese sundanese swazi swiss tajik tahitian
  tatar tigrinya tongan tsonga tswana turkmen twi uyghur venda volapük wolof yakut zazaki deutsch english español français italiano português
  nederlands svenska dansk norsk suomi polski čeština magyar türkçe`;

/** In lower case, as they are written; words of names of several words each by itself. */
export const knownProducts: ReadonlySet<string> = new Set(
  [programming, frameworks, systems, products, formats, humanLanguages].flatMap((list) =>
    list.trim().split(/\s+/),
  ),
);
