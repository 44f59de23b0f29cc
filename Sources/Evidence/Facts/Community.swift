import Statistics

extension Setting {
  /// What help in the community can do, what it takes, and what integration can do.
  static let community: [Setting] = [
    fact(
      "community_limit", .hoursPerWeek, .pert(low: 3, mode: 7, high: 14), in: 0...168,
      .assumed(
        en: "Small needs, such as company and shopping: up to an hour a day; no limit was seen.",
        cy: "Anghenion bach, fel cwmni a siopa: hyd at awr y dydd; ni welwyd terfyn."),
      Text(en: "Largest need met in the community", cy: "Yr angen mwyaf a ddiwellir yn y gymuned"),
      Text(
        en: "Need above which nobody is helped in the community instead of by home care.",
        cy: "Yr angen na chaiff neb uwchlaw iddo gymorth yn y gymuned yn lle gofal cartref.")),
    fact(
      "contact_centre_reach", .share, .pert(low: 0, mode: 0.05, high: 0.3), in: 0...1,
      .assumed(
        en:
          "Somerset's 60 % is of all contacts, most of which would never have become home care; of small needs for home care no share was seen.",
        cy:
          "O bob cysylltiad y mae 60 % Gwlad yr Haf, ac ni fyddai'r rhan fwyaf wedi dod yn ofal cartref byth; ni welwyd cyfran o anghenion bach am ofal cartref."
      ),
      Text(en: "Reach of a contact centre", cy: "Cyrhaeddiad canolfan gyswllt"),
      Text(
        en: "Share of small needs for which a contact centre finds a solution in the community.",
        cy: "Cyfran yr anghenion bach y mae canolfan gyswllt yn canfod ateb yn y gymuned iddyn nhw."
      )),
    fact(
      "coordination_reach", .share, .pert(low: 0, mode: 0.05, high: 0.3), in: 0...1,
      .assumed(
        en:
          "Thurrock says that fewer people than expected needed formal care; how many fewer was not seen.",
        cy:
          "Dywed Thurrock fod llai o bobl na'r disgwyl wedi bod angen gofal ffurfiol; ni welwyd faint yn llai."
      ),
      Text(en: "Reach of local area coordination", cy: "Cyrhaeddiad cydlynu ardal leol"),
      Text(
        en: "Share of small needs that local area coordinators can meet in the community.",
        cy: "Cyfran yr anghenion bach y gall cydlynwyr ardal leol eu diwallu yn y gymuned.")),
    fact(
      "prescribing_reach", .share, .pert(low: 0, mode: 0.03, high: 0.2), in: 0...1,
      .assumed(
        en:
          "An effect on the demand for home care is nowhere evidenced; the share is of small needs, and may be none.",
        cy:
          "Nid oes tystiolaeth yn unman o effaith ar y galw am ofal cartref; cyfran o anghenion bach yw hon, a gall fod yn ddim."
      ),
      Text(en: "Reach of social prescribing", cy: "Cyrhaeddiad rhagnodi cymdeithasol"),
      Text(
        en: "Share of small needs that holistic social prescribing can meet in the community.",
        cy:
          "Cyfran yr anghenion bach y gall rhagnodi cymdeithasol cyfannol eu diwallu yn y gymuned."
      )),
    fact(
      "prevention_post_cost", .pounds, .pert(low: 32_000, mode: 38_000, high: 46_000),
      in: 1...10_000_000, .evidence(["sp-salary-mean-median", "sp-salary-lowest-highest"]),
      Text(en: "Cost of a post in prevention", cy: "Cost swydd ym maes atal"),
      Text(
        en:
          "Yearly cost of a worker in the contact centre, in coordination or in social prescribing: a mean salary of £24,584, with on-costs, supervision and overhead that are ours.",
        cy:
          "Cost flynyddol gweithiwr yn y ganolfan gyswllt, ym maes cydlynu neu ragnodi cymdeithasol: cyflog cymedrig o £24,584, gydag argostau, goruchwyliaeth a gorbenion a osodir gennym ni."
      )),
    fact(
      "slots_per_post", .number, .pert(low: 15, mode: 25, high: 35), in: 0...1000,
      .evidence(["sp-45-minute-slot"]),
      Text(en: "Slots of a post", cy: "Slotiau swydd"),
      Text(
        en:
          "Slots of 45 minutes that a full-time worker has for people in a week; how much of the week is left for them is ours.",
        cy:
          "Slotiau 45 munud sydd gan weithiwr amser llawn ar gyfer pobl mewn wythnos; ni sy'n gosod faint o'r wythnos sydd ar ôl iddyn nhw."
      )),
    fact(
      "slot_share", .share, .pert(low: 0.02, mode: 0.06, high: 0.15), in: 0...1,
      .assumed(
        en:
          "More people use the services than are referred, most of whom would not have needed home care; no share was seen.",
        cy:
          "Mae mwy o bobl yn defnyddio'r gwasanaethau nag a atgyfeirir, ac ni fyddai angen gofal cartref ar y rhan fwyaf ohonyn nhw; ni welwyd cyfran."
      ),
      Text(
        en: "Slots that reach home care's people", cy: "Slotiau sy'n cyrraedd pobl gofal cartref"),
      Text(
        en: "Share of the slots that goes to people who would otherwise need home care.",
        cy: "Cyfran y slotiau sy'n mynd i bobl y byddai angen gofal cartref arnyn nhw fel arall.")),
    fact(
      "fixed_term_share", .share, .beta(195, 78.5), in: 0...1,
      .evidence(["sp-contracts-fixed-share-derived", "sp-contracts-table3"]),
      Text(en: "Posts for a fixed term", cy: "Swyddi cyfnod penodol"),
      Text(
        en: "Share of posts in prevention that are for a fixed term, where contracts are short.",
        cy: "Cyfran y swyddi ym maes atal sydd am gyfnod penodol, lle mae contractau'n fyr.")),
    fact(
      "fixed_term", .time, .uniform(26, 52), in: 1...5200,
      .evidence(["sp-contract-length-modal"]),
      Text(en: "Length of a short contract", cy: "Hyd contract byr"),
      Text(
        en: "Length of a fixed-term contract; over six to twelve months is the commonest.",
        cy: "Hyd contract cyfnod penodol; dros chwech i ddeuddeg mis yw'r mwyaf cyffredin.")),
    fact(
      "post_gap", .time, .pert(low: 2, mode: 8, high: 20), in: 0...520,
      .assumed(
        en: "Weeks from the end of one contract until another worker knows the area; not seen.",
        cy:
          "Wythnosau o ddiwedd un contract nes bod gweithiwr arall yn adnabod yr ardal; heb ei weld."
      ),
      Text(en: "Gap between contracts", cy: "Bwlch rhwng contractau"),
      Text(
        en: "Time for which a post is empty, or its holder new, after a fixed term.",
        cy: "Yr amser y mae swydd yn wag, neu ei deiliad yn newydd, ar ôl cyfnod penodol.")),
    fact(
      "places_per_group", .number, .pert(low: 1, mode: 4, high: 12), in: 0...10_000,
      .assumed(
        en:
          "Activity groups fill up; how many places they have for people with needs was not seen.",
        cy:
          "Mae grwpiau gweithgaredd yn llenwi; ni welwyd faint o leoedd sydd ganddyn nhw i bobl ag anghenion."
      ),
      Text(en: "Places in community groups", cy: "Lleoedd mewn grwpiau cymunedol"),
      Text(
        en:
          "Places for people who would otherwise need home care, for each organisation that reports serving the area.",
        cy:
          "Lleoedd i bobl y byddai angen gofal cartref arnyn nhw fel arall, am bob sefydliad sy'n dweud ei fod yn gwasanaethu'r ardal."
      )),
    fact(
      "place_cost", .pounds, .pert(low: 200, mode: 600, high: 1500), in: 1...1_000_000,
      .assumed(
        en: "A few pounds a week for premises and an organiser; no cost was seen.",
        cy: "Ychydig bunnoedd yr wythnos am le a threfnydd; ni welwyd cost."),
      Text(en: "Cost of a place", cy: "Cost lle"),
      Text(
        en: "Yearly cost of a further place in a community group that is funded.",
        cy: "Cost flynyddol lle ychwanegol mewn grŵp cymunedol a ariennir.")),
    fact(
      "community_return", .perYear, .pert(low: 0.2, mode: 0.5, high: 1.2), in: 0...52,
      .evidence(["wcpp-thurrock-delay-raises-acuity"]),
      Text(en: "Return from the community", cy: "Dychwelyd o'r gymuned"),
      Text(
        en:
          "Rate at which those who were helped in the community come to need home care after all. That they do is in the evidence; the rate is ours.",
        cy:
          "Y gyfradd y daw angen gofal cartref wedi'r cyfan ar y rhai a gafodd gymorth yn y gymuned. Mae hynny yn y dystiolaeth; ni sy'n gosod y gyfradd."
      )),
    fact(
      "community_return_need", .number, .pert(low: 1, mode: 1.25, high: 1.8), in: 0.1...20,
      .evidence(["wcpp-thurrock-delay-raises-acuity"]),
      Text(en: "Need on return", cy: "Angen wrth ddychwelyd"),
      Text(
        en:
          "Need of those who come back, as a ratio to before: Thurrock found it more complex; the size is ours.",
        cy:
          "Angen y rhai sy'n dod yn ôl, fel cymhareb i'r angen cynt: yn Thurrock roedd yn fwy cymhleth; ni sy'n gosod y maint."
      )),
    fact(
      "light_slots", .number, .pert(low: 2, mode: 3, high: 4), in: 1...1000,
      .assumed(
        en: "The order of the kinds is in the evidence, this number is not.",
        cy: "Mae trefn y mathau yn y dystiolaeth, ond nid y rhif hwn."),
      Text(en: "Slots of light prescribing", cy: "Slotiau rhagnodi ysgafn"),
      Text(
        en:
          "Slots of 45 minutes that one person takes in light prescribing; signposting takes one.",
        cy:
          "Y slotiau 45 munud y mae un person yn eu cymryd gyda rhagnodi ysgafn; un y mae cyfeirio yn ei gymryd."
      )),
    fact(
      "medium_slots", .number, .pert(low: 5, mode: 6, high: 8), in: 1...1000,
      .assumed(
        en: "The order of the kinds is in the evidence, this number is not.",
        cy: "Mae trefn y mathau yn y dystiolaeth, ond nid y rhif hwn."),
      Text(en: "Slots of medium prescribing", cy: "Slotiau rhagnodi canolig"),
      Text(
        en:
          "Slots of 45 minutes that one person takes in medium prescribing; signposting takes one.",
        cy:
          "Y slotiau 45 munud y mae un person yn eu cymryd gyda rhagnodi canolig; un y mae cyfeirio yn ei gymryd."
      )),
    fact(
      "holistic_slots", .number, .pert(low: 9, mode: 10, high: 15), in: 1...1000,
      .assumed(
        en: "The order of the kinds is in the evidence, this number is not.",
        cy: "Mae trefn y mathau yn y dystiolaeth, ond nid y rhif hwn."),
      Text(en: "Slots of holistic prescribing", cy: "Slotiau rhagnodi cyfannol"),
      Text(
        en:
          "Slots of 45 minutes that one person takes in holistic prescribing; signposting takes one.",
        cy:
          "Y slotiau 45 munud y mae un person yn eu cymryd gyda rhagnodi cyfannol; un y mae cyfeirio yn ei gymryd."
      )),
    fact(
      "signposting_reach", .number, .pert(low: 0.1, mode: 0.3, high: 0.4), in: 0...1,
      .assumed(
        en: "The order of the kinds is in the evidence, this number is not.",
        cy: "Mae trefn y mathau yn y dystiolaeth, ond nid y rhif hwn."),
      Text(en: "Reach of signposting", cy: "Cyrhaeddiad cyfeirio"),
      Text(
        en: "Share of small needs that signposting can meet, as a ratio to holistic prescribing.",
        cy: "Cyfran yr anghenion bach y gall cyfeirio eu diwallu, fel cymhareb i ragnodi cyfannol.")
    ),
    fact(
      "light_reach", .number, .pert(low: 0.4, mode: 0.5, high: 0.65), in: 0...1,
      .assumed(
        en: "The order of the kinds is in the evidence, this number is not.",
        cy: "Mae trefn y mathau yn y dystiolaeth, ond nid y rhif hwn."),
      Text(en: "Reach of light prescribing", cy: "Cyrhaeddiad rhagnodi ysgafn"),
      Text(
        en:
          "Share of small needs that light prescribing can meet, as a ratio to holistic prescribing.",
        cy:
          "Cyfran yr anghenion bach y gall rhagnodi ysgafn eu diwallu, fel cymhareb i ragnodi cyfannol."
      )),
    fact(
      "medium_reach", .number, .pert(low: 0.65, mode: 0.8, high: 0.95), in: 0...1,
      .assumed(
        en: "The order of the kinds is in the evidence, this number is not.",
        cy: "Mae trefn y mathau yn y dystiolaeth, ond nid y rhif hwn."),
      Text(en: "Reach of medium prescribing", cy: "Cyrhaeddiad rhagnodi canolig"),
      Text(
        en:
          "Share of small needs that medium prescribing can meet, as a ratio to holistic prescribing.",
        cy:
          "Cyfran yr anghenion bach y gall rhagnodi canolig eu diwallu, fel cymhareb i ragnodi cyfannol."
      )),
    fact(
      "signposting_return", .number, .pert(low: 1.7, mode: 2, high: 3), in: 0...20,
      .assumed(
        en: "The order of the kinds is in the evidence, this number is not.",
        cy: "Mae trefn y mathau yn y dystiolaeth, ond nid y rhif hwn."),
      Text(en: "Return after signposting", cy: "Dychwelyd ar ôl cyfeirio"),
      Text(
        en: "Rate of return after signposting, as a ratio to holistic prescribing.",
        cy: "Cyfradd dychwelyd ar ôl cyfeirio, fel cymhareb i ragnodi cyfannol.")),
    fact(
      "light_return", .number, .pert(low: 1.35, mode: 1.5, high: 1.7), in: 0...20,
      .assumed(
        en: "The order of the kinds is in the evidence, this number is not.",
        cy: "Mae trefn y mathau yn y dystiolaeth, ond nid y rhif hwn."),
      Text(en: "Return after light prescribing", cy: "Dychwelyd ar ôl rhagnodi ysgafn"),
      Text(
        en: "Rate of return after light prescribing, as a ratio to holistic prescribing.",
        cy: "Cyfradd dychwelyd ar ôl rhagnodi ysgafn, fel cymhareb i ragnodi cyfannol.")),
    fact(
      "medium_return", .number, .pert(low: 1.05, mode: 1.2, high: 1.35), in: 0...20,
      .assumed(
        en: "The order of the kinds is in the evidence, this number is not.",
        cy: "Mae trefn y mathau yn y dystiolaeth, ond nid y rhif hwn."),
      Text(en: "Return after medium prescribing", cy: "Dychwelyd ar ôl rhagnodi canolig"),
      Text(
        en: "Rate of return after medium prescribing, as a ratio to holistic prescribing.",
        cy: "Cyfradd dychwelyd ar ôl rhagnodi canolig, fel cymhareb i ragnodi cyfannol.")),
    fact(
      "prescribing_grant", .share, .uniform(0.3, 0.8), in: 0...1,
      .evidence(["sp-funding-sources"]),
      Text(en: "Grants for social prescribing", cy: "Grantiau ar gyfer rhagnodi cymdeithasol"),
      Text(
        en:
          "Share of the cost of social prescribing that government grants pay; the health board's clusters pay the rest. The sources are in the evidence, the shares are ours.",
        cy:
          "Cyfran cost rhagnodi cymdeithasol a delir gan grantiau'r llywodraeth; clystyrau'r bwrdd iechyd sy'n talu'r gweddill. Mae'r ffynonellau yn y dystiolaeth; ni sy'n gosod y cyfrannau."
      )),
    fact(
      "early_warning_effect", .share, .pert(low: 0, mode: 0, high: 0.3), in: 0...1,
      .assumed(
        en:
          "Home care staff who see a decline tell nurses, who add services; how much of the decline that prevents was not seen, and none is the likeliest.",
        cy:
          "Mae staff gofal cartref sy'n gweld dirywiad yn dweud wrth nyrsys, sy'n ychwanegu gwasanaethau; ni welwyd faint o'r dirywiad y mae hynny'n ei atal, a dim yw'r mwyaf tebygol."
      ),
      Text(en: "Effect of early warning", cy: "Effaith rhybudd cynnar"),
      Text(
        en:
          "Share of a rise in need that is prevented where integrated teams see it and an integrated purchaser can act on it.",
        cy:
          "Cyfran cynnydd mewn angen a atelir lle mae timau integredig yn ei weld a phwrcaswr integredig yn gallu gweithredu arno."
      )),
    fact(
      "integration_cost", .pounds, .lognormal(median: 3, sigma: 0.7), in: 0...10_000,
      .assumed(
        en: "A programme office and shared systems; the documents give no cost.",
        cy: "Swyddfa raglen a systemau a rennir; nid yw'r dogfennau'n rhoi cost."),
      Text(en: "Cost of integration", cy: "Cost integreiddio"),
      Text(
        en: "Yearly cost of each kind of integration for each resident aged 65 or over.",
        cy: "Cost flynyddol pob math o integreiddio am bob preswylydd 65 oed neu hŷn.")),
    fact(
      "bed_day_cost", .pounds, .pert(low: 346, mode: 450, high: 562), in: 0...100_000,
      .publicFigure(["figure-bed-day-cost"]),
      Text(en: "Cost of a bed-day", cy: "Cost diwrnod gwely"),
      Text(
        en: "What a day in a hospital bed is worth. It is never part of the authority's spend.",
        cy: "Gwerth diwrnod mewn gwely ysbyty. Nid yw byth yn rhan o wariant yr awdurdod.")),
    fact(
      "care_home_cost", .pounds, .pert(low: 700, mode: 900, high: 1200), in: 0...100_000,
      .assumed(
        en: "A week's fee of a care home for older people; no figure was seen.",
        cy: "Ffi wythnos mewn cartref gofal i bobl hŷn; ni welwyd ffigur."),
      Text(en: "Cost of a care home", cy: "Cost cartref gofal"),
      Text(
        en: "What a week in a care home costs whoever pays for it.",
        cy: "Yr hyn y mae wythnos mewn cartref gofal yn ei gostio i bwy bynnag sy'n talu amdani.")),
  ]
}
