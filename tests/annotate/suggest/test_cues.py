"""Every rule one by one: sentences it speaks in, and near misses in which it keeps silent."""

from __future__ import annotations

import pytest

from annotate.suggest.conditions import CONDITIONS
from annotate.suggest.cues import CUES
from annotate.suggest.rules import RULES
from tests.annotate.suggest.read import TAGS, rules, taken

SPEAKS: dict[str, tuple[str, ...]] = {
    "recommendation.should": (
        "国は避難所の備蓄を見直すべきだ。",
        "会社は原因をすぐに公表すべきではないでしょうか。",
        "拙速に結論を出すべきではありません。",
        "専門家は「早く治療を始めるべきだ」と指摘する。",
        "損失は株主が負担すべきであり、預金は守られる。",
    ),
    "recommendation.time_to": (
        "農政を転換すべき時に来ている。",
        "今こそ、対話の回路を開くときだ。",
        "古い約束を結び直すべき時が来ている。",
        "その要求に応えるべき時が来た。",
        "港の役割を見直す時期に来ている。",
    ),
    "recommendation.not_the_time": (
        "過去の成功に酔っている場合ではない。",
        "同じ失敗を繰り返す余裕はない。",
        "言い訳を続ける時間は、もう残っていない。",
        "先例を待つ余裕は誰にもない。",
        "手間を惜しむときではない。",
    ),
    "recommendation.must": (
        "自治体は住民の声に耳を傾けねばならない。",
        "急がなくてはいけません。",
        "対策を取らなければなるまい。",
        "もっと声を上げなければ。",
        "「早く逃げないと」",
        "物差しは国が作らないとだめです。",
        "地域で支えなければ意味がない。",
    ),
    "recommendation.must_not": (
        "二度と同じ過ちを繰り返してはなりません。",
        "監視の目を緩めてはいけない。",
        "足踏みを続けていてよいはずがない。",
        "住民の声は軽く扱われてよいものではない。",
    ),
    "recommendation.cannot_leave": (
        "このまま見過ごすわけにはいかない。",
        "現場への支えも置き去りにはできない。",
        "銀行も傍観者ではいられない。",
        "この手間を惜しむ理由は見当たらない。",
    ),
    "recommendation.cannot_wait": (
        "記録の整備も先送りできない。",
        "見直しの放置は許されない。",
        "対応は待ったなしだ。",
        "この町に時間の余裕はない。",
    ),
    "recommendation.need_to": ("表示のルールを早く改める必要があります。", "議論を急ぐ必要があろう。"),
    "recommendation.needed": (
        "詐欺の電話に注意が必要だ。",
        "再発を防ぐ仕組みが必要だとの認識を示した。",
        "地域ぐるみの対策が必要とされる。",
        "幅広い対話が必要となる。",
        "現場を守る後ろ盾が要る。",
    ),
    "recommendation.essential": (
        "現場を支える整備が不可欠だ。",
        "検証が欠かせません。",
        "人材の確保が急務と言える。",
        "港の警備の強化は喫緊の課題である。",
        "基準をそろえることが優先課題となる。",
        "見直しを求める権利が不可欠である。",
    ),
    "recommendation.important_to": (
        "現場の人手を増やすことが何より大切です。",
        "名指しを避けるのが賢明であろう。",
        "足元の需要を掘り起こすことが先ではないか。",
        "検証を終えるのが順序だ。",
        "対話を重ねることが、衝突を防ぐ道である。",
        "椅子よりも政策の合意が先だ。",
    ),
    "recommendation.important_step": (
        "記録を残すことは、重要な一歩である。",
        "備蓄を分けるのは賢明な選択だろう。",
    ),
    "recommendation.important_act": ("検査体制の強化が重要だ。",),
    "recommendation.desirable": (
        "新しい基準を設けるのが望ましい。",
        "幅広い世代の参加が望まれる。",
        "制度の周知が急がれる。",
    ),
    "recommendation.undesirable": ("一律に禁じることは望ましくない。", "約束を破ることは許されない。"),
    "recommendation.called_for": ("若者の声を反映することが求められる。", "一層の努力が求められている。"),
    "recommendation.expected_of": ("国には仲介の役割が期待される。",),
    "recommendation.better_to": (
        "早めに相談したほうがいい。",
        "無理をせず休んだ方が賢明だ。",
        "話し合いから始めるのがよい。",
        "五カ国は協定を結ぶがよい。",
        "壁の高さを論じるより、人を送るほうが早い。",
    ),
    "recommendation.would_do": (
        "余った予算は返せばよい。",
        "理由を尋ねてみるとよい。",
        "倉庫から出したらいい。",
        "薬の名前は玄関に貼っておくといいですよ。",
        "もっと大胆な支えがあっていい。",
    ),
    "recommendation.how_about": (
        "導入を検討してはどうか。",
        "夜間も開いてはどうでしょうか。",
        "小さく始めたらどうか。",
        "多めに置いてみてはいかがでしょうか。",
    ),
    "recommendation.invites": ("同業のみなさん、一行だけ足しませんか。",),
    "recommendation.an_option": (
        "検査の対象を広げることも一案だ。",
        "協定を整備することが考えられる。",
        "上限を下げる手もある。",
    ),
    "recommendation.advised": (
        "委員会は、映像を公開することを政府に提案した。",
        "担当者は、購入した店に返すよう助言した。",
    ),
    "recommendation.advice": (
        "補償の額を、誰が見ても分かる形で条例に書くことだ。",
        "違和感を覚えたら電話を切ることだ。",
        "第一に、位置と時刻を沿岸国が毎日公表することだ。",
        "具体的には、社名の公表をためらわないことだ。",
    ),
    "recommendation.want_done": (
        "住民が納得できる形に改めてほしい。",
        "手立てを尽くしてもらいたい。",
        "保護者の側にも、変わってほしい点がある。",
        "もう一台、回していただけないでしょうか。",
        "そういう約束を作れないものだろうか。",
    ),
    "recommendation.appeals": ("気象台は、外出を控えるよう呼びかけている。",),
    "recommendation.we_ask": ("通学路の点検を求めたい。",),
    "recommendation.author_asks": (
        "政府に丁寧な説明を求める。",
        "働く人の側に立った議論を望む。",
        "報酬を元の水準に戻すよう、政府に重ねて求める。",
        "回線を抜いておくことを勧める。",
    ),
    "recommendation.author_hopes": (
        "着実に備えを進めたい。",
        "国の役割も見直したい。",
        "備えを語る言葉は選びたい。",
    ),
    "recommendation.let_us": (
        "家族で避難の経路を話し合おう。",
        "節水を心がけましょう。",
        "家計を見直してみましょう。",
    ),
    "recommendation.imperative": (
        "検討を急げ。",
        "地方の取引にも目を光らせよ。",
        "島に兵を送るな。",
        "成果を問うのをやめよ、と言いたい。",
        "次の災害に備えよ。",
        "水分をこまめに取ってください。",
        "「直ちに撤退せよ」と訴えた。",
    ),
    "recommendation.only_way": (
        "古い設備は取り換えるしかない。",
        "補助を改めていくほかない。",
        "工夫に踏み切るほかあるまい。",
        "調査は一からやり直すしかあるまい。",
        "風邪なら温かくして眠るに限る。",
        "この強みを生かさない手はない。",
    ),
    "recommendation.duty": (
        "事業者には安全を確保する責任がある。",
        "各国は情報を示す義務がある。",
        "町は住民に示す責任を負っている。",
    ),
    "recommendation.is_duty": ("交渉は選択肢ではなく義務である。", "環境を整えることこそ政治の責任だ。"),
    "recommendation.takes_care": ("今後の推移に警戒を要する。",),
    "recommendation.worth": ("この案は検討に値する。",),
    "recommendation.what_should": (
        "まず取り組むべきは、手続きの簡素化である。",
        "いまなすべきことは、額を明かすことだ。",
        "政府が手をつけるべき仕事は、借金の公表だ。",
        "議論すべきは、町がいつ橋を直すかだ。",
    ),
    "recommendation.what_is_needed": (
        "いま必要なのは、話し合う場だ。",
        "求められるのは、声を反映する仕組みだ。",
        "必要とされているのは、細る海峡への備えだ。",
        "まず急ぎたいのは、連絡線の回復である。",
        "私が提案したいのは、年に一度の検証だ。",
    ),
    "recommendation.what_matters": ("大切なのは、失敗を責めずに学ぶことだ。",),
    "threat.may_well_harm": ("両国の対立は衝突につながりかねない。", "病院の予約までが止まりかねません。"),
    "threat.fear_exists": ("個人情報が悪用される恐れがあります。", "町が孤立するおそれもある。"),
    "threat.risk_exists": (
        "送電網が止まる危険がある。",
        "物価が再び上がるリスクは高い。",
        "計画は大きな危険をはらむ。",
        "何もしないことの危険も明らかだ。",
    ),
    "threat.concern_exists": (
        "選挙の公正さへの懸念が強まっている。",
        "強権への懸念がつきまとう。",
    ),
    "threat.cannot_be_ruled_out": (
        "範囲が際限なく広がる恐れは拭えない。",
        "流出の危険も否定できない。",
        "生産が遅れる恐れも否めない。",
    ),
    "threat.risk_named": ("大きな事故につながる危険性が指摘されている。",),
    "threat.adverse_possibility": (
        "来年の収穫は半減する可能性がある。",
        "事態が激化する素地がある。",
        "畑が荒れる事態も考えられる。",
        "町の病院が失われる日もそう遠くない。",
        "備蓄が尽きる日が来る。",
    ),
    "threat.may": ("食料の供給が途絶えるかもしれません。", "守るべき森が失われるかもしれない。"),
    "threat.can_happen": ("病院の機能が失われる事態も起こりうる。",),
    "threat.threat_grows": ("緊張は一段と高まっている。", "海底の危機は、音もなく進む。"),
    "threat.is_threat": (
        "この病は世界にとって最大の脅威だ。",
        "企業の脅威となっている。",
        "過度な依存は命取りになる。",
    ),
    "threat.ominous": (
        "情勢は予断を許さない。",
        "情勢は予断を許さない局面を迎えている。",
        "この約束の意味は、実に不穏なものだ。",
        "また、あの海がきな臭い。",
    ),
    "threat.ominous_move": ("両国は不穏な動きを見せている。",),
    "threat.is_feared": ("開発の再開が懸念される。", "村の存続が危ぶまれている。"),
    "threat.no_exaggeration": ("再来を警告する声は、決して誇張ではない。",),
    "threat.inevitable": ("財政の破綻は避けられない。", "外交への影響も避けられそうにない。"),
    "threat.leads_to_harm": (
        "これ以上の遅れは、致命的な結果をもたらす。",
        "空爆は地域の不安定化を加速させる。",
    ),
    "threat.threatens": ("海賊は航路の安全を脅かしている。", "隣国の動きは地域の安定を揺るがす。"),
    "threat.harms": ("偽の情報は民主主義の土台を蝕む。",),
    "threat.under_way": (
        "民兵が国境を越えて勢力を広げつつある。",
        "町の格差は広がる一方だ。",
        "経営は悪化の一途をたどっている。",
    ),
    "threat.menace_able": ("安い装備でも武装勢力の手が届く。", "政治家は汚職を言い逃れできるようになる。"),
    "threat.what_is_feared": (
        "最も懸念されるのは、若い世代が政治に背を向けることだ。",
        "最大の懸念は、本物が信じられなくなることだ。",
        "専門家が心配しているのは、肥料です。",
        "気がかりなのは、川の水量だ。",
        "より大きな脅威は、資金の行き先だ。",
        "憂慮すべきは、表に出ない威圧だ。",
        "特に心配されるのが、来月の祭りです。",
        "最悪のシナリオは、二つの港の閉鎖だ。",
        "気になるのは、世論の冷め方だ。",
    ),
    "threat.what_comes_next": ("攻撃者が次に狙うのは、もっと大きな港だ。", "失われるのは、明日の予報だ。"),
    "threat.is_expected": ("道路の激しい渋滞が予想される。",),
    "threat.no_guarantee": ("この均衡が続く保証はない。",),
    "threat.beyond_repair": ("そうなってからでは取り返しがつかない。", "備蓄は5週間で底をつく。"),
    "threat.voices_fear": ("住民への影響を危ぶむ声もある。",),
    "threat.condition_adverse": (
        "このままでは地域医療が崩壊する。",
        "さもないと、組織は内側から崩れていく。",
        "いったん均衡が崩れれば、元に戻すのは容易ではない。",
        "通信の途絶が長引けば救助は難しくなる。",
        "気付いたときには回復が難しい。",
        "船が10隻を切れば、市場は競りを開けなくなる。",
        "土台が傾くたびに、住民の不安は増す。",
    ),
    "threat.warned_of": ("専門家は、氷が消えれば川が枯れると警告する。", "「薄い氷の上にある」と警告する。"),
    "threat.forecast_adverse": ("島の大半が水没すると予測されている。", "供給の混乱が長引くとの見方が強い。"),
    "threat.will_be_adverse": ("来年にかけて失業が増える見通しだ。", "来年には負担が増える計算だ。"),
    "assertion.states": ("市は来月、新しい図書館を開く。", "会議には20カ国の代表が出席した。"),
    "assertion.reports": ("関係者によると、交渉は大詰めを迎えているという。", "「父の代から続く」と語る。"),
    "assertion.asks_softly": ("研究は新しい段階に入ったのではないか。",),
    "none.question": ("原因は何だろうか。", "では、何が足りないのか。", "責任者は首相か、それとも議会か。"),
    "none.greeting": ("こんにちは。", "最後までお読みいただき、ありがとうございました。"),
    "none.fragment": ("燃料費の上昇", "・・・"),
    "none.telling": (
        "まず経緯を振り返ってみたい。",
        "以下、詳しく見ていこう。",
        "次回は後編をお届けします。",
        "読者に一つだけ申し上げたい。",
    ),
    "none.visiting": (
        "詳しくは案内をご覧ください。",
        "お問い合わせください。",
        "ご協力をお願いします。",
        "表を参照されたい。",
    ),
    "none.credit": ("写真はいずれも筆者撮影。",),
    "none.about_this_text": ("本稿では、その背景を論じる。", "本稿で示す見解は筆者個人のものである。"),
}

SILENT: dict[str, tuple[str, ...]] = {
    "recommendation.should": (
        "守るべき規則が増えた。",
        "もっと早く対応すべきだった。",
        "注目すべき点は、参加者の多さだ。",
        "この成果は高く評価すべきだ。",
        "これは誤算と見るべきだ。",
        "原因を調べるべく、職員が向かった。",
    ),
    "recommendation.time_to": (
        "歓迎すべき時に来ている。",
        "雪が解けるのは春になった時だった。",
        "稲が実る時期に来ている。",
    ),
    "recommendation.not_the_time": ("急ぐ場合は窓口に出す。", "家計に余裕はない。", "仕事の時間は長くない。"),
    "recommendation.must": (
        "しなければならないことは多い。",
        "当時は税を納めなければならなかった。",
        "書類を出さねばならず、利用は2割にとどまった。",
        "薬がないと困る。",
    ),
    "recommendation.must_not": (
        "触れてはならない話題がある。",
        "彼が来てよいかは分からない。",
        "触れてよいものは少ない。",
    ),
    "recommendation.cannot_wait": ("採決は先送りされた。", "放置した土地は広い。"),
    "recommendation.invites": ("川の水は足りないのではないか。", "橋は落ちないだろうか。"),
    "recommendation.appeals": ("町は節水を呼びかけた。", "彼は集まるよう呼びかけた。"),
    "recommendation.cannot_leave": ("そういうわけではない。", "町を去る理由は見当たらない。"),
    "recommendation.need_to": ("必要があれば職員を送る。", "確かめる必要があった。", "急ぐ必要はない。"),
    "recommendation.needed": (
        "必要な書類は窓口で受け取れる。",
        "入国には許可が必要だ。",
        "承認には3分の2の賛成が必要だ。",
        "対策が必要だった。",
        "発電には大量の水を必要とする。",
        "安全の確認が必要だとして、出荷を見合わせた。",
        "破片を拾うには持ち主の許可が要る。",
    ),
    "recommendation.essential": ("水は生命に不可欠だ。", "不可欠な検証が続く。", "この道は救急車が優先だ。"),
    "recommendation.important_to": (
        "この港は貿易にとって重要だ。",
        "彼が来たことが大切だった。",
        "北へ続く道だ。",
    ),
    "recommendation.important_step": ("この港は重要な手段だ。", "合意したことは重要な一歩だ。"),
    "recommendation.important_act": ("この地域は重要だ。", "強化は重要だ。"),
    "recommendation.desirable": ("望ましい結果を得た。", "復旧が待たれた。"),
    "recommendation.undesirable": ("この結果は望ましくない。",),
    "recommendation.called_for": ("求められる人材は変わってきた。", "会社は説明を求められた。"),
    "recommendation.expected_of": ("大きな効果が期待される。",),
    "recommendation.better_to": (
        "摩耗と理解する方が実態に近い。",
        "この店は料理がよい。",
        "冬は日が暮れるほうが早かった。",
    ),
    "recommendation.would_do": ("結果がよければ続ける。", "姉はいつも運といい勝負をする。"),
    "recommendation.how_about": ("どうしてかは分からない。",),
    "recommendation.an_option": (
        "それは一案だった。",
        "この案は一案だ。",
        "雨が降ることが考えられる。",
        "書く手も止まった。",
    ),
    "recommendation.advised": ("住民は市に説明を求めた。", "知事は支援を提案した。"),
    "recommendation.advice": (
        "さらに危険なのは、他国が手口を学び、制裁を費用に組み込むことだ。",
        "問題は、彼が黙っていたことだ。", "対話を重ねることで、不信は薄れた。",
    ),
    "recommendation.want_done": (
        "欲しいものがある。",
        "早く来てほしかった。",
        "「残してほしい」と話す住民は、一度も乗っていない。",
        "ここで昔の話をさせてほしい。",
    ),
    "recommendation.we_ask": ("市長は支援を求めたいと話した。",),
    "recommendation.author_asks": ("野党は首相の辞任を求める。", "住民は市に説明を求めた。"),
    "recommendation.author_hopes": (
        "私は海に行きたい。",
        "知事は「成功させたい」と語った。",
        "改革への一歩と捉えたい。",
        "この決断は前向きに評価したい。",
        "年金の言葉についても述べておきたい。",
    ),
    "recommendation.let_us": ("産業が生まれようとしている。", "ここで少し冷静になってみよう。"),
    "recommendation.imperative": (
        "ご覧ください。",
        "祖母は「よく噛みなさい」と言っていた。",
        "天気がいいな。",
    ),
    "recommendation.only_way": (
        "残りは3つしかない。",
        "黙って見ているしかない。",
        "入場は会員に限る。",
        "もう打つ手はない。",
    ),
    "recommendation.duty": ("責任は経営陣にある。", "罰則のない義務は守られない。"),
    "recommendation.is_duty": ("義務教育は9年である。", "それは町の責任だ。"),
    "recommendation.takes_care": ("復旧には時間を要する。",),
    "recommendation.worth": ("この絵には値札がない。",),
    "recommendation.what_should": ("注目すべきは、参加者の多さだ。",),
    "recommendation.what_is_needed": ("必要なのに、誰も買わない。",),
    "recommendation.what_matters": ("大切なのは、彼が気付いた点だった。",),
    "threat.may_well_harm": ("見かねた住民が手を貸した。",),
    "threat.fear_exists": ("恐れられていた嵐は去った。", "被害が出る恐れはない。", "倒れる恐れがあった。"),
    "threat.risk_exists": ("リスクを管理する部署がある。", "危険を知らせる看板が立つ。", "危険はない。"),
    "threat.concern_exists": ("懸念は杞憂に終わった。",),
    "threat.cannot_be_ruled_out": ("恐れを知らない若者が挑んだ。",),
    "threat.risk_named": ("危険を指摘した職員がいる。",),
    "threat.adverse_possibility": (
        "景気が回復する可能性がある。",
        "この薬は副作用を減らす可能性がある。",
        "損失は生じない可能性がある。",
        "協定が破れる可能性があった。",
        "記録が流出した可能性がある。",
        "港に船が戻る日も遠くない。",
    ),
    "threat.may": ("来年は収穫が増えるかもしれない。",),
    "threat.can_happen": ("努力は実りうる。", "彼は信頼を得る。"),
    "threat.threat_grows": ("脅威は減っている。", "リスクを取って起業する若者が増えている。"),
    "threat.is_threat": ("脅威が去った。", "危険な場所には柵がある。"),
    "threat.ominous": ("危うい均衡が保たれた。",),
    "threat.ominous_move": ("彼は危険な賭けに出た。",),
    "threat.is_feared": ("懸念を伝えた。",),
    "threat.no_exaggeration": ("この数字は誇張ではない。",),
    "threat.inevitable": ("工事の完了は避けられない。", "影響は避けられなかった。"),
    "threat.leads_to_harm": ("合意は安定につながる。", "混乱を招いた。"),
    "threat.threatens": ("安全を脅かした事件から10年がたつ。",),
    "threat.harms": (
        "信頼とは、このようにして失われるものだ。",
        "侵略を防ぐ。",
        "橋は崩れない。",
        "船が沈み、三人が亡くなった。",
    ),
    "threat.under_way": ("対立は解消に向かいつつある。", "街は変わりつつある。"),
    "threat.menace_able": ("子どもの手が届く。", "攻撃を防げるようになる。"),
    "threat.what_comes_next": ("次に会うのは春だ。手帳に書いた。", "次に目指すのは、復興と雇用の回復だ。"),
    "threat.is_expected": ("景気の回復が予想される。", "渋滞が予想された。"),
    "threat.no_guarantee": ("保証は三年ある。",),
    "threat.beyond_repair": ("地震で町の備蓄は底をついた。", "電車に間に合う。"),
    "threat.voices_fear": ("感謝の声も多い。",),
    "threat.what_is_feared": (
        "懸念される点はない。",
        "最大の懸念は去った。",
        "心配されるのが嫌で黙っていた。",
    ),
    "threat.condition_adverse": (
        "対策を強化すれば、被害は減る。",
        "雨が降れば、試合は中止になる。",
        "外務省によれば、被害は小さい。",
        "18歳になれば、投票できる。",
        "首都を出れば、学校が崩れている。",
        "失敗を考えれば、損失は小さい。",
        "雨が降るたびに川が濁るという調査結果がある。",
    ),
    "threat.warned_of": ("気象庁は警戒を呼びかけている。",),
    "threat.forecast_adverse": ("台風は明日上陸すると予測されている。", "景気は回復するとみられる。"),
    "threat.will_be_adverse": ("来年は輸出が増える見通しだ。", "被害は防げるだろう。"),
    "assertion.states": ("原因は何か。",),
    "assertion.reports": ("彼は語る才に恵まれた。",),
    "assertion.asks_softly": ("彼は来ないのか。",),
    "none.question": ("賛成するかどうか、議論が続く。", "制度は古いのではないか。"),
    "none.greeting": ("今日は晴れた。",),
    "none.fragment": ("燃料費が上がった",),
    "none.telling": ("彼は見たと語った。", "家族で話し合おう。"),
    "none.visiting": ("体を休めてください。",),
    "none.credit": ("筆者は写真を撮影した。",),
    "none.about_this_text": ("本稿は去年書かれた。",),
}
LABEL_OF = {"recommendation": "R", "threat": "T", "assertion": "A", "none": "N"}


@pytest.mark.parametrize("rule", SPEAKS)
def test_the_rule_speaks(rule: str) -> None:
    label = TAGS[LABEL_OF[rule.partition(".")[0]]]
    heard = {sentence: (taken(sentence).label, rules(sentence)) for sentence in SPEAKS[rule]}
    assert {s: found for s, found in heard.items() if found[0] != label or rule not in found[1]} == {}


@pytest.mark.parametrize("rule", SILENT)
def test_the_rule_keeps_silent(rule: str) -> None:
    assert [sentence for sentence in SILENT[rule] if rule in rules(sentence)] == []


def test_every_rule_is_tried_both_ways() -> None:
    needs_an_article = {"threat.listed_risk", "none.interviewer"}
    assert SPEAKS.keys() == set(RULES) - needs_an_article
    assert SILENT.keys() == SPEAKS.keys()


def test_every_condition_is_used_and_known() -> None:
    assert {name for cue in CUES for name in cue.conditions} == set(CONDITIONS)


def test_strength_is_a_share() -> None:
    assert [cue.id for cue in CUES if not 0 < cue.strength < 1] == []
