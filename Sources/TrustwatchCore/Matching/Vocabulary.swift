/// The words of the trade, for any authority: `a|b` is either word, `a?` a word that may be missing; plural and
/// possessive endings do not count.
enum Vocabulary {
    static let index = PhraseIndex(phrases.flatMap { concept, phrases in phrases.map { ($0, concept) } })

    /// Without any of these an item is about no children's service, whoever publishes it.
    static let trade: Set<Concept> = [.service, .trust, .work, .review, .harm, .ofsted, .inspector, .youthJustice]

    private static let phrases: [(Concept, [String])] =
        [
            (
                .service,
                [
                    "children|child service", "children|child social care|service|work", "children|child protection",
                    "child welfare", "children department|directorate",
                    "children and family|young service|social|people", "children young people service",
                    "service for vulnerable? child|children|youngster|young",
                    "service for their? our? its? child|children", "social care for children",
                    "social service", "social care department", "safeguarding service", "child safeguarding service",
                    "children safeguarding",
                    "care of vulnerable? children", "look|looks|looking after vulnerable|it|its children",
                    "children care service", "children care", "care of children", "child services", "kids service",
                    "city child service", "child service", "children service department", "dcs",
                    "director of|for children", "children director", "children boss|bosses", "children social",
                    "social care service", "children and education service",
                    "responsibility|responsible for vulnerable? children|youngster|kid",
                    // Machines that reword what others write put one word for each.
                    "kids|youngster company|provider", "company|provider for youngster|kids",
                    "social look after youngster|kids", "youngster|kids social care", "service for kids",
                ]
            ),
            (
                .trust,
                [
                    "children trust", "children service trust", "children and? family trust",
                    "children and? young people trust", "children service? company",
                    "kids|youngster|children belief", "kids and household belief",
                ]
            ),
            (
                .work,
                [
                    "social worker|work", "social employee|staffer", "kids|baby in care", "foster", "fostering",
                    "fostered",
                    "foster carer|care|family|parent|child|children|dad|mum", "adoption", "adopter",
                    "adoptive", "care leaver", "leaving care", "left care", "looked after child|children|young",
                    "young people|person in care", "boy|girl|brother|sister|teen|minor in care",
                    "been|being|grew|grow|brought up? in care", "care experience",
                    "social work student", "social work academy", "academy for new? social",
                    "after children", "child|children|youngster|teenager in care", "child|children in need",
                    "care experienced", "kinship carer|care", "special guardian|guardianship",
                    "corporate parent|parenting", "youth offending|justice",
                    "child protection plan", "child in need plan", "protection plan", "pathway plan",
                    "unaccompanied child|children|minor|teenager|young|youngster",
                    "asylum seeking child|children|minor|teenager|youngster|boy|young", "lone child|children|minor",
                    "child|children|lone|young|teenage asylum seeker", "deprivation of liberty",
                    "safeguarding hub", "mash",
                    "multi agency safeguarding", "early help", "unaccompanied asylum", "care proceeding|order",
                    "children home", "independent reviewing officer", "personal adviser", "placement order",
                    "in council|its|local|state care", "caseload", "social care", "care system", "care placement",
                    "family hub|help", "secure unit", "taken into care", "care review",
                ]
            ),
            (
                .review,
                [
                    "serious case review", "safeguarding practice review", "child practice review",
                    "safeguarding children board|partnership|partner",
                    "safeguarding board|partnership", "lscb", "case review",
                ]
            ),
            (.reviewed, ["review"]),
            (
                .harm,
                [
                    "vulnerable children|child|kids|youngster|young|teenager|people including? children?",
                    "child abuse|neglect|cruelty|death", "children|child at risk", "safeguarding",
                    "sexual exploitation", "exploited children",
                    "children safe|safer|suffered|harmed", "children being? left at risk", "children let down",
                    "protect|protecting|keep|keeping|failing|failed vulnerable? it? its? their? children|child",
                    "be a child", "children in danger", "high risk children", "neglect", "child poverty",
                    "children commissioner", "children minister", "children let", "let down children", "grooming",
                    "look|looks|looking after it|its|their|the? children",
                    "disabled children", "exploitation", "children not kept", "children still",
                    "seven year old boy|girl", "six year old", "toddler", "abused", "starved", "neglected",
                    "failed to save|protect", "at risk children|child|youngster", "kids at risk", "child deaths",
                    "murdered|killed|dead boy|girl|baby|toddler|child|schoolboy|schoolgirl|daughter|son",
                    "children in care", "murder of", "baby death", "death of baby",
                ]
            ),
            (.ofsted, ["ofsted"]),
            // They have reports and findings of their own, and are called watchdogs too.
            (
                .otherWatchdog,
                [
                    "ombudsman", "ombudsmen", "lgo", "lgsco", "information commissioner", "ico", "social work england",
                    "coroner", "auditor", "audit commission",
                ]
            ),
            (.inspector, ["inspector", "watchdog", "inspectorate", "inspection", "inspected", "guard dog"]),

            (
                .school,
                [
                    "school", "academy", "headteacher", "head teacher", "nursery", "childminder", "college",
                    "sixth form", "gcse", "preschool",
                    "pre school", "kindergarten", "multi academy", "trojan horse", "playgroup", "early year",
                    "free school",
                ]
            ),
            (
                .council,
                [
                    "council", "local authority", "authority", "cabinet member", "cllr", "councillor",
                    "council leader", "leader of the council",
                    "town|city|county hall",
                    "civic centre|office",
                ]
            ),
            (.pupils, ["pupil", "student", "teacher", "classroom", "exclusion"]),
            (
                .children,
                [
                    "children", "child", "youngster", "young people|person", "teenager", "adolescent", "kid", "kids",
                    "teen",
                ]
            ),
            (
                .health,
                [
                    "nhs", "hospital", "cqc", "care quality commission", "patient", "mental health", "maternity",
                    "clinical commissioning", "ward", "foundation trust",
                    "healthcare", "health care", "clinic", "gp", "surgery", "a e", "children hospital", "ambulance",
                    "camhs", "waiting list|time", "psychiatric", "therapy", "therapist", "clinician", "clinical",
                    "nurse", "nursing", "surgeon", "transplant", "paediatric", "outpatient", "eating disorder",
                    "consultant", "heart", "intensive care", "doctor", "midwife", "medical", "health trust", "cancer",
                ]
            ),
            (
                .send,
                [
                    "special educational need", "special need", "area send",
                    "send inspection|service|provision|system|reform|support|taxi|transport|strategy|area|children|review|partnership|failing|department",
                    "ehcp", "education health and care plan", "written statement of action", "local area inspection",
                ]
            ),
            (
                .adultCare,
                [
                    "adult social care", "adult care", "care home for the elderly|older", "nursing home", "elderly",
                    "older people", "home|homecare care", "homecare", "home enablement", "dementia", "adult service",
                    "domiciliary", "adults social", "care staff",
                ]
            ),
            (
                .privateHome,
                [
                    "private children? home", "privately run", "privately owned",
                    "private company|firm|provider|operator", "registration suspended|cancelled",
                    "registration of the company", "independent children home", "private residential",
                    "unregistered home|children", "home owner", "company that run|runs|ran",
                ]
            ),
            (
                .home,
                [
                    "children home", "child home", "care home for children", "residential home",
                    "home for children|teenager|boys|girls|youngster|vulnerable", "care company|firm|provider",
                    "supported accommodation|housing", "semi independent", "care home boss|staff",
                ]
            ),
            (
                .councilHome,
                [
                    "council run", "run by the? council|trust|authority|local", "council owned", "local authority run",
                    "council home|children", "authority run", "trust run", "its children home", "our home|children",
                    "council to|plans|will|wants", "council children home",
                    "home run|owned by the? council|city|county|authority|trust|children",
                    "council hopes|aims|buys|opens",
                    "its own home|children", "in its home", "cabinet", "placed outside|far|elsewhere",
                    "closer|close|nearer|near to? home|family",
                ]
            ),
            (
                .otherAgency,
                [
                    "independent fostering? adoption? agency", "fostering agency", "private fostering|adoption",
                    "barnardo", "charity", "nonprofit", "national adopter", "action for children",
                    "foundation work|works|trust", "national charity", "across the uk", "club foundation", "charitable",
                    "donation", "fundraising", "fundraiser", "grant", "trust fund", "lottery", "bequest",
                    "philanthropist", "brain injury", "theatre", "museum", "wildlife", "prince trust", "national trust",
                    "community trust", "education trust", "learning trust", "housing association", "hospice",
                ]
            ),
            (
                .court,
                [
                    "family court", "crown court", "high court", "court of appeal", "magistrate court", "ewfc", "ewhc",
                    "ewca", "ewcop",
                ]
            ),
            (
                .event,
                [
                    "sponsored", "live event", "at the conference", "job fair", "webinar", "exhibition",
                    "our social work event", "your next social work job", "podcast", "national|annual conference",
                    "conference of",
                ]
            ),
            (
                .councilBusiness,
                [
                    "bankrupt", "bankruptcy", "section 114", "bin strike|collection|worker", "equal pay", "council tax",
                    "refuse collection", "planning application", "council building", "sell more asset",
                    "council housing", "asset sale",
                ]
            ),
            (
                .sport,
                ["fc", "afc", "football", "footballer", "rugby", "supporter", "fan", "cricket", "fixture", "stadium"]
            ),
            (
                .abroad,
                [
                    "alabama", "jefferson county", "north carolina", "south carolina", "new jersey", "massachusetts",
                    "minnesota", "ohio", "texas", "florida", "michigan", "pennsylvania", "virginia", "connecticut",
                    "new hampshire",
                    "vermont", "wisconsin", "illinois", "california", "washington state", "ontario", "nova scotia",
                    "new south wales", "queensland", "new zealand", "county department of human resource",
                    "nsw", "australia", "australian", "canada", "canadian", "county commissioner", "dss", "dcf",
                    "department of child|children and family", "child protective service", "wake county", "alaska",
                    "arizona", "arkansas", "colorado", "delaware", "hawaii", "idaho", "indiana", "iowa", "kansas",
                    "kentucky", "louisiana", "maryland", "mississippi", "missouri", "montana", "nebraska", "nevada",
                    "new mexico", "north|south dakota", "oklahoma", "oregon", "rhode island", "tennessee", "utah",
                    "wyoming", "tasmania", "victoria australia", "saskatchewan", "alberta", "manitoba",
                    "sheriff office",
                    "department of human resource",
                    "state report card", "county commission", "school district", "state senator", "nonprofit",
                ]
            ),

            (
                .here,
                [
                    "city", "the council", "council house", "the borough", "borough", "the county", "county council",
                    "the district", "district", "the town", "town", "the trust", "our trust", "the authority",
                    "local authority", "council bosses", "mayor", "county", "brummie",
                ]
            ),
            (.listed, ["including", "such as", "among them", "as different as", "councils like"]),
            (
                .elsewhere,
                [
                    "ran", "joins from", "moved from", "comes from", "formerly|previously of|at|in|with|led|ran",
                    "worked in|for|at",
                ]
            ),
            (.neighbour, ["next door", "neighbouring"]),

            (.monitoring, ["monitoring visit|inspection|report|letter|check|review", "monitoring", "monitored"]),
            (.focused, ["focused|focussed|focus visit|inspection", "focused|focussed ofsted? visit|inspection"]),
            (
                .joint,
                [
                    "joint targeted area? inspection|visit", "jtai", "joint area child protection inspection",
                    "joint inspection", "joint targeted",
                ]
            ),
            (
                .probation,
                [
                    "probation inspector|inspectorate|watchdog|inspection", "inspectorate|inspector of probation",
                    "hmip", "hmi probation", "hm inspectorate of probation", "probation",
                ]
            ),
            (
                .youthJustice,
                [
                    "youth offending|justice service|team|work",
                    "youth offending|justice|crime|custody|offender|reoffending", "young offender",
                    "young people who offend|offended|break", "children who offend|break|commit", "yot", "yos",
                ]
            ),
            (
                .roundUp,
                [
                    "round up", "roundup", "in brief", "latest ofsted visit|inspection|report|rating|judgement",
                    "two|three|four|five|six|seven council|authority", "digest", "at a glance", "this week in",
                ]
            ),
            (.adoptionAgency, ["adoption agency|service|team"]),
            (.fosteringService, ["fostering service"]),
            (
                .fullInspection,
                [
                    "full ofsted? inspection", "ilac", "single inspection framework", "unannounced inspection",
                    "standard inspection", "short inspection", "re inspection", "reinspection", "re inspected",
                    "re inspect", "full re inspection",
                    "week inspection", "fortnight long ofsted? inspection", "inspection of local authority children",
                    "week ofsted inspection", "inspection of child|children", "full children service inspection",
                ]
            ),
            (
                .inspection,
                [
                    "inspection", "inspected", "inspect", "re inspection",
                    "ofsted check|visit|verdict|judgement|rating|report|letter|mark|test|grade|downgrade|upgrade|result|criticism",
                    "damning|scathing|devastating|glowing report|finding|verdict",
                ]
            ),
            (
                .visit,
                [
                    "visit", "visited", "visiting", "go to", "two|three|four|five day|week in|at|on", "came back",
                    "ofsted|inspector|they|team|watchdog went|go|goes back",
                    "checked on",
                    "inspector|ofsted returned", "returned to",
                    "spend|spent a|one|two|three|four|several day|week|fortnight",
                ]
            ),
            (.letter, ["letter"]),
            (
                .outcome,
                [
                    "ofsted verdict|judgement|rating|report|letter|mark|grade|downgrade|upgrade|result|criticism",
                    "monday|tuesday|wednesday|thursday|friday|yesterday|week|month verdict|judgement|rating|grade",
                ]
            ),
            (.report, ["report", "finding"]),

            (
                .finding,
                [
                    "found", "find", "finds", "say", "says", "said", "praise", "praised", "praises", "warn", "warned",
                    "warns", "criticise", "criticised", "conclude", "concluded", "highlight", "highlighted",
                    "note", "noted", "commend", "commended", "saw", "see", "sees", "seen", "looked", "reported", "told",
                    "tell", "tells", "given", "gives", "give", "gave", "awarded", "branded", "recognised", "lifted",
                    "impressed", "liked", "spot", "spots", "hail", "hailed",
                    "slam", "slams", "slammed", "damning", "rate", "rates", "verdict", "worried", "detected",
                    "described", "positive", "welcomes", "according to ofsted|inspector|the", "uncovered", "reveal",
                    "reveals", "revealed", "issued their report",
                    "publish|publishes|published it|its|their finding|report|letter",
                    "singled out", "pleased", "delivered", "withering", "pointing to", "upgraded", "uplift",
                    "identified", "called", "unhappy", "downgrade", "downgraded", "condemn", "condemns", "condemned",
                    "upgrade",
                    "picked out", "fail|fails|failed ofsted? inspection|re|reinspection|test", "thumbs up", "criticism",
                    "highlights", "recognises", "acknowledged",
                    "acknowledge",
                ]
            ),
            (
                .verdict,
                [
                    "rated", "judged", "graded", "branded", "rating", "ratings", "judgement", "judgment", "grade",
                    "grading", "declared", "deemed", "classed", "ranked", "remain", "remains", "still", "category",
                    "verdict", "mark", "tag", "label", "status", "now", "found",
                    "rates", "is", "are", "was", "were", "to", "keeps", "keep", "retains", "retain", "as", "upgraded",
                    "judge", "rate", "plunge", "named", "awarded", "given", "gave", "achieves", "achieve", "secures",
                    "overall",
                    "call", "called", "joins the", "score", "scored", "sees", "stay", "stays",
                ]
            ),
            (
                .publication,
                [
                    "published", "publishes", "publication date", "published today", "report published",
                    "letter published", "new report", "latest report", "latest letter", "report out", "released",
                    "this morning", "today", "issued", "made public", "reveals", "is|are out", "out now",
                    "get|gets|receives|earns|handed new? ofsted? rating|grade|verdict|judgement|mark|report",
                ]
            ),
            (
                .expectation,
                [
                    "arrive", "arrives", "arrived", "arriving", "begin", "begins", "begun", "began", "has started",
                    "have started", "started", "starts", "to start", "inspection start", "under way", "underway", "due",
                    "await", "awaits",
                    "awaiting", "waits for", "waiting for", "will be inspected", "will inspect",
                    "to be inspected", "to inspect", "to return", "will return", "set to return", "will visit",
                    "to visit", "braced", "braces", "prepare for", "prepares for", "preparing for", "ready for",
                    "gets ready", "ahead of", "imminent", "are coming", "on site", "inspectors are in",
                    "inspector call", "inspector are back", "team|inspector|ofsted back", "inspector return",
                    "ofsted returns",
                    "looking into",
                    "is back in", "expected", "expects", "should be out",
                    "being inspected", "will be published", "to be published", "are here", "is here", "knock on",
                    "have arrived", "has begun", "have begun", "next week", "next month", "kick off", "kicks off",
                    "notice of inspection|the|an|our", "will last|stay",
                    "currently inspecting", "move in", "moves in", "welcome inspector", "welcoming inspector",
                    "looking at our", "are with us", "is with us", "this week ofsted is", "will spend", "postponed",
                    "postpone", "cancelled", "cancel", "called off", "delayed", "put off", "paused", "on hold",
                    "scrapped", "first day", "on their way", "returns to", "are back", "is back", "in the building",
                    "got the call", "scheduled", "next inspection",
                    "upcoming", "shortly", "in coming weeks", "later this month", "is|are|be|currently inspecting",
                    "under inspection", "face|facing ofsted|inspection|inspector|another|fresh|new", "nervous",
                    "prepare", "preparation", "preparing", "get ready", "getting ready", "fresh inspection",
                    "visit begins",
                    "spring inspection", "carrying out", "to carry out", "here for", "with us for", "inspection is on",
                    "gear up", "gears up", "to spend a|one|two|three|four|several? day|week|fortnight|month",
                    "turned up", "could come|knock|call", "descend|descends on", "lands in|at|on", "come|comes calling",
                    "ofsted call",
                    "under ofsted? the? microscope|spotlight", "call from ofsted|inspector", "had|have had the call",
                    "readies", "swoop|swoops on|in", "ofsted|inspector|watchdog comes|come to", "runs|lasts for",
                    "carries out",
                    "ofsted|inspector|watchdog to make|check|look|put|rule|examine|assess|test|decide|judge|probe|see",
                    "are|is looking|examining|checking|testing", "second|final week of", "fieldwork", "been notified",
                    "notified of", "rang|phoned|telephoned", "given notice|warning",
                    "run the? rule over", "are|is spending", "will be in|there|looking|visiting|talking|here",
                    "the rest of the month|week", "until the end of the month|week",
                ]
            ),
            (
                .future,
                [
                    "will", "is to be", "are to", "is to", "going to", "set to", "could be", "may be", "ahead", "soon",
                    "later this",
                ]
            ),
            (
                .speech,
                [
                    "ofsted head|chief|boss|director", "chief inspector", "head of ofsted", "annual report", "wilshaw",
                    "spielman", "martyn oliver", "hmci", "ofsted to review", "ofsted inspection framework",
                    "framework will", "how it inspects", "consultation", "new framework",
                ]
            ),
            (
                .comment,
                [
                    "comment", "opinion", "analysis", "editorial", "our view", "explainer", "interview", "need to know",
                    "what happens now", "viewpoint", "column", "columnist", "letter to the editor", "reader letter",
                    "voice of the",
                ]
            ),
            (
                .otherEvent(.appointment),
                [
                    "appointed", "appoints", "appoint", "appointment", "named", "names", "hired", "to lead",
                    "new chair",
                    "new chief|director|boss", "commissioner", "director to", "director of children service to",
                    "to join",
                    "joins from|as", "replaces", "replaced by", "interim director|dcs|boss|chief|head|successor|leader",
                    "takes the place of",
                ]
            ),
            (
                .otherEvent(.departure),
                [
                    "step down", "steps down", "stepping down", "resign", "resigns", "resigned", "resignation",
                    "retire",
                    "retires", "retirement", "quit", "quits", "departs", "departure", "to leave", "sack", "sacked",
                    "suspended", "moving on", "with immediate effect", "successor",
                    "lose|loses its? director|dcs|boss|chief|head", "is to go", "succeed|succeeds as|her|him",
                    "leaves|leaving the? council|authority|post|role|job|department",
                    "left the? authority|post|role|job|department", "has left the? council",
                ]
            ),
            (
                .otherEvent(.handover),
                [
                    "takes over", "take over", "taken over", "takeover", "taking over", "takes control|charge",
                    "handed to", "hand", "hands", "handed", "hand back", "to be run", "trust plan", "breakaway",
                    "voluntary trust", "opens its doors", "goes live", "go live", "comes into being", "back in house",
                    "takes|take|taking|taken back", "bring|brings|brought|bringing back", "rejoin", "trust launched",
                    "lose|loses control", "strip|strips|stripped", "taken away|out",
                ]
            ),
            (
                .otherEvent(.intervention),
                [
                    "improvement notice", "improvement direction", "end|ends intervention|oversight|supervision",
                    "orders council? authority? to improve", "direction lifted", "lifts direction",
                    "statutory direction", "intervention", "ministers lift", "freed from", "direction revoked",
                    "serve|serves|served notice", "ultimatum",
                    "minister|government tell|tells|order|orders|threaten|threatens",
                ]
            ),
            (
                .otherEvent(.money),
                [
                    "budget", "overspend", "overspent", "overspends", "cut", "cuts", "agency bill", "spend", "bailout",
                    "contract", "funding", "million more", "spending", "savings", "council tax",
                ]
            ),
            (
                .otherEvent(.justice),
                [
                    "murder", "murdered", "jailed", "trial", "court", "inquest", "death of", "died", "judge", "guilty",
                    "sentenced", "convicted", "locked up", "behind bars", "struck off", "removed from the? register",
                ]
            ),
            (
                .otherEvent(.review),
                [
                    "serious case review", "case review", "practice review", "safeguarding review",
                    "review find|finds|found",
                ]
            ),
            (
                .otherEvent(.claim),
                [
                    "sue", "sues", "suing", "legal action", "compensation", "tribunal", "ombudsman", "redress",
                    "payout",
                    "ordered to pay", "told to pay", "damages",
                ]
            ),
            (
                .otherEvent(.award),
                [
                    "award", "awards", "awarded to|for", "shortlisted", "prize", "honoured", "finalist", "mbe", "obe",
                    "of the year", "accolade", "scoop", "scoops", "medal", "takes gold", "in the running for",
                ]
            ),
            (
                .otherEvent(.dispute),
                [
                    "strike", "petition", "campaign", "vote", "election", "walk out", "protest", "demonstration",
                    "rally",
                    "march|marched on town|city|council|hall", "picket", "picket line", "industrial action", "walkout",
                    "black armband", "boycott",
                ]
            ),
            (.otherEvent(.data), ["reprimand", "reprimanded", "data breach"]),
            (.otherEvent(.broadcast), ["film", "dispatches", "undercover", "documentary"]),
            (
                .otherEvent(.recruitment),
                [
                    "launch", "launches", "launched", "recruit", "recruits", "recruitment", "recruiting",
                    "foster carer plea",
                ]
            ),
            (
                .otherEvent(.fostering),
                [
                    "foster care fortnight", "could you foster|be|open|give|help",
                    "foster carer|family|parent plea|appeal",
                    "appeal|plea|call|need|needs for? more? new? foster|fostering carer|family|household|parent",
                    "more|new foster|fostering carer|family|household|parent", "room for one more",
                    "urges|urge|urging others",
                    "come forward", "appeal|appeals for|to family|carer", "sign up to foster", "thinking of fostering",
                    "consider fostering",
                ]
            ),
            (
                .reaction,
                [
                    "apologise", "apologises", "apologised", "apology", "sorry", "vindicated", "reacts", "reaction",
                    "responds", "response", "respond", "blames", "vows", "pledges", "welcomes", "calls for",
                    // What is asked for has not happened.
                    "wants|want sacked|out|answers", "must|should go|quit|resign", "refuses to go|quit|resign",
                    "resignation call",
                    "call|calls|demand|demands|urged|pressure to resign|quit|go", "demand|demands answers|action",
                    "congratulate", "congratulates", "congratulated", "salutes", "pays|paid tribute",
                ]
            ),
            (
                .meeting,
                [
                    "councillor|committee|member|meeting heard|hear|hears|told", "told|tells councillor|member",
                    "told the? committee|meeting|cabinet|panel",
                    "councillor were? debate|discuss|debated|discussed|debating|discussing",
                    "told a? scrutiny? committee|meeting|panel", "scrutiny member|committee|panel|councillor",
                ]
            ),
            (
                .memory,
                [
                    "year ago", "month ago", "year after", "since then", "last year", "previously", "in the past",
                    "after year of", "at the time", "history of",
                ]
            ),
            (
                .anniversary,
                [
                    "anniversary", "year on", "month on", "a year since", "one year since|later|after",
                    "twelve month since|later|after|on", "12 month since|later|after|on",
                    "six month since|later|after|on", "year later", "where are", "look|looks|looking back",
                    "this time last year", "what has changed", "what next for", "revisited", "one year", "first year",
                    "a year of", "a year after", "year to the day",
                ]
            ),
            (
                .lost,
                [
                    "lose", "loses", "lost", "shed", "sheds", "leave", "leaves", "left", "no longer", "out of",
                    "lifted out of", "escape", "escapes", "exit", "exits", "from", "up from", "end of",
                    "ended", "instead of", "rather than", "not be", "affect", "away from", "moves from", "rid of",
                    "drops", "ditches", "casts off", "throws off",
                ]
            ),
            (
                .former,
                [
                    "after", "since", "following", "despite", "decade of", "run of", "year of", "previous",
                    "previously", "was told", "had been", "once",
                ]
            ),
            (
                .left,
                [
                    "rating|tag|label|grade|mark|judgement|days|past behind", "behind", "badge", "label stays",
                    "tag stays", "stays put", "rating unchanged|remains|stays", "years",
                ]
            ),
            (
                .grade(.outstanding),
                [
                    "outstanding", "rated|judged|graded excellent", "top ofsted? mark|rating|grade",
                    "highest mark|rating|grade",
                ]
            ),
            (.grade(.good), ["good"]),
            (.grade(.adequate), ["adequate"]),
            (
                .grade(.requiresImprovement),
                [
                    "requires|require|requiring improvement to be good", "requires|require|requiring improvement",
                    "requirement improvement", "required improvement", "ri", "need|needs improvement|improving",
                    "improvement required", "requires|require enchancment|enhancement",
                ]
            ),
            (
                .grade(.inadequate),
                [
                    "inadequate", "rated|judged|not|deemed insufficient", "lowest possible? mark|rating|grade",
                    "bottom|lowest grade|mark|rating|category",
                    "worst possible? mark|rating|grade",
                    "lowest ofsted? possible? mark|rating|grade",
                ]
            ),
            (.area(.leadership), ["leadership", "leader", "impact of leader", "management and governance"]),
            (
                .area(.helpProtection),
                ["help and protection", "help and protect", "need help and protection", "children in need of help"]
            ),
            (.area(.careAndLeavers), ["children in care and care leaver", "looked after children and care leaver"]),
            (.area(.childrenInCare), ["children in care", "looked after children", "children looked after"]),
            (.area(.careLeavers), ["care leaver", "leaving care"]),
            (.area(.adoption), ["adoption"]),
            (.area(.safeguarding), ["safeguarding"]),
            (.area(.lscb), ["safeguarding children board", "lscb", "safeguarding board"]),
            (
                .everywhere,
                [
                    "all area", "every area", "across the board", "every category", "all category", "overall", "in all",
                    "all five|four|three",
                ]
            ),
            (
                .sinceTrust,
                [
                    "since the trust", "to the trust", "since trust", "since it took over", "since taking over",
                    "of the trust", "trust took over", "trust was created", "new children trust", "trust was launched",
                    "trust was set", "trust launched", "under the trust",
                ]
            ),
            (
                .neutral,
                [
                    "school nurse", "virtual school", "missing from school", "dropped off", "nursery nurse",
                    "primary care", "university of", "good morning", "good practice", "good work", "good news",
                    "good idea", "good quality", "good example", "good decision",
                    "good week", "as good as", "good outcome", "good look", "children safe here", "inspector general",
                    "chief inspector of probation", "leader of the council", "council leader", "ofsted leader",
                    "council's leader", "city leader", "council house",
                    "walk|walks|walked out of", "social work student", "social work academy", "academy for new? social",
                    "report to|for councillor|committee|cabinet|member|council|scrutiny",
                    "old school", "after school", "high school", "to find", "find out", "care home", "good progress",
                    "good start", "for good", "in good", "good and bad", "good enough", "not good enough", "good luck",
                    "good foster|home|parent", "told of the|an|its inspection|visit",
                    "women and? children trust|nhs|hospital|foundation|service",
                    "women children", "trust fund", "children hospital trust", "children nhs", "children foundation",
                    "children and? women", "young offender institution|institute", "secure training centre",
                    "press conference",
                    "company that run|runs|ran the? its? city|county|borough|town|district|council? children service|social|trust",
                    "police and? nhs|health",
                    "nhs|health and? police",
                    "spend|spent|spends a|one|two|three|four|several|first|second|third|final day|week|fortnight",
                    "data|privacy|information|advertising|consumer|health|police watchdog",
                    "detective|police|planning|fire|building|prison|food|tax|drug inspector",
                    "planning|prison inspectorate",
                    "detective chief inspector", "chief inspector of constabulary|prison|school",
                    "inspectorate|inspector of prison|constabulary",
                    "slow|strong|positive|fresh|encouraging|promising start",
                    "steady|early|head|false|new start", "too soon|early", "than expected", "were|been with us",
                    "to start with",
                    "start to|in|of life",
                ]
            ),
        ] + ordinals

    private static let ordinals: [(Concept, [String])] = [
        ["first", "1st"], ["second", "2nd"], ["third", "3rd"], ["fourth", "4th"], ["fifth", "5th"], ["sixth", "6th"],
        ["seventh", "7th"],
        ["eighth", "8th"], ["ninth", "9th"], ["tenth", "10th"], ["eleventh", "11th"], ["twelfth", "12th"],
    ].enumerated().map { (.ordinal($0 + 1), $1) }
}
