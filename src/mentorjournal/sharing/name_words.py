"""Names that are English words as well: in small letters they are taken for the word."""

import re

NAME_WORDS = frozenset(
    re.findall(
        r"[a-z]+",
        """
abbey able ace all amber and angel any april archer are art ash ask august autumn baker ball
bang banks bar barber barn basil bass bay beach bell berry best bill bin bird bishop black blue
bond book booth brand bridge bright brook brooks brown buck bun burns bush but butcher butler
can case cash cat chambers chance chase chip christian church clay cliff clover cook cooper
coral cotton craft cross crystal daisy dale dawn day dean dear december den destiny did dim does
dolly don done dot dove drake drew duke eagle earl early east eden ember english even faith fall
fan fang farmer february field fields fisher flint flood flower for ford forest fox frank free
french frost fry fun funk garden gates gay gem gene ginger glass glen glory gold golden gong
good grace grant gray green grey grove gun guy had hale hall hand hands hang hare harmony harp
hart has haven hawk hay hazel head heath heather heaven her high hill hills him his holiday
holly honey honor hood hook hope horn house hull hung hunt hunter iris island its ivory ivy jade
january jasmine jet jewel jot joy judge july june justice keen king kit knight lake lamb land
lane large lark last laurel law laws leaf lee lily line little lively lock long lord lot lots
love low luck major man march marine mark marsh mason max may mead meadows men merchant mercy
merry miles mill miller mills min mint misty moody moon moor more morning moss myrtle nail nan
neat new news nice nick night noble noon north not november now oak ocean october old olive one
orange our out pace pack page painter pan pang park parks parson pat patience peace pearl peck
penny pepper perry pierce pike pine ping piper plant pleasant plumber pond pool pope poppy
porter post potter pound power price pride prince prior prudence queen quick quill rabbit rain
ran rang ray read reed reef reeves rest rich rim ring rise river rivers roach rob robe robin
rock rod rose rosemary round ruby run rush rust sage sailor salt sand sands sandy sang savage
say scarlet scout sea seal see self sellers september serenity shade sharp shaw she sheets shell
shepherd shields short silver sin sing singer skip sky small smart snow son song south speaker
spears spike spring stack staples star steel stern still stone storm stout street strong study
sue summer sun sunny sunshine swan sweet tailor tan teacher teal temple ten the then thing thorn
thrift tiger tin too tower town trinity trip trout true tucker two use usher valley van vine
violet walker wall walls ward ware was water waters way weaver weeks wells were west wheeler
whistle white who wick wilder will willow wills win wing winner winter wise wolf wood woods
works worth yard you young
        """,
    )
)
