<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="zh_CN">
<context>
    <name>ActsMenu</name>
    <message>
        <source>暂停：{whom}</source>
        <translation>Pause: {whom}</translation>
    </message>
    <message>
        <source>转到部门</source>
        <translation>Pass to department</translation>
    </message>
    <message>
        <source>复制给贵宾的话：{name}</source>
        <translation>Copy text for the guest: {name}</translation>
    </message>
    <message>
        <source>同样的再开一张</source>
        <translation>Open the same again</translation>
    </message>
    <message>
        <source>加图片…</source>
        <translation>Add a picture…</translation>
    </message>
    <message>
        <source>打印凭条</source>
        <translation>Print slip</translation>
    </message>
    <message>
        <source>提补救…</source>
        <translation>Propose a remedy…</translation>
    </message>
    <message>
        <source>打印受理单</source>
        <translation>Print the acknowledgement</translation>
    </message>
    <message>
        <source>设为敏感（不能改回）</source>
        <translation>Make it sensitive (for good)</translation>
    </message>
</context>
<context>
    <name>AddressSheet</name>
    <message>
        <source>怎么称呼{address}</source>
        <translation>How to address {address}</translation>
    </message>
    <message>
        <source>不写就按姓氏和称谓</source>
        <translation>Left empty, surname and title are used</translation>
    </message>
    <message>
        <source>怎么称呼</source>
        <translation>How to address</translation>
    </message>
    <message>
        <source>化名（不想用本名时）</source>
        <translation>Alias (for those who ask for one)</translation>
    </message>
</context>
<context>
    <name>AgentChoice</name>
    <message>
        <source>由谁来</source>
        <translation>Who comes</translation>
    </message>
    <message>
        <source>其他人…</source>
        <translation>Others…</translation>
    </message>
    <message>
        <source>来的是谁</source>
        <translation>Who it is</translation>
    </message>
    <message>
        <source>不在“家人与代办人”里：要由主管放行</source>
        <translation>Not among those who may act: a supervisor lets them in</translation>
    </message>
    <message>
        <source>档案里没有写可以代为进厅：要由主管放行</source>
        <translation>The profile does not say that they may enter: a supervisor lets them in</translation>
    </message>
</context>
<context>
    <name>AnswersTab</name>
    <message>
        <source>常见问答</source>
        <translation>Usual questions</translation>
    </message>
    <message>
        <source>贵宾问什么</source>
        <translation>What does the guest ask</translation>
    </message>
    <message>
        <source>没有现成的回答</source>
        <translation>No answer is ready</translation>
    </message>
    <message>
        <source>加一条问答</source>
        <translation>Add an answer</translation>
    </message>
</context>
<context>
    <name>ApartLines</name>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
</context>
<context>
    <name>AppointmentActs</name>
    <message>
        <source>看接待提示</source>
        <translation>See brief</translation>
    </message>
    <message>
        <source>没来</source>
        <translation>Did not come</translation>
    </message>
    <message>
        <source>提醒贵宾…</source>
        <translation>Remind guest…</translation>
    </message>
    <message>
        <source>改约…</source>
        <translation>Change…</translation>
    </message>
    <message>
        <source>取消预约</source>
        <translation>Call off</translation>
    </message>
    <message>
        <source>看过了，重新备好</source>
        <translation>Seen, prepared anew</translation>
    </message>
    <message>
        <source>都备好了</source>
        <translation>All is prepared</translation>
    </message>
    <message>
        <source>来了，记为赴约</source>
        <translation>Here, keep the appointment</translation>
    </message>
</context>
<context>
    <name>AppointmentSheet</name>
    <message>
        <source>改约</source>
        <translation>Change appointment</translation>
    </message>
    <message>
        <source>约时间</source>
        <translation>Book a time</translation>
    </message>
    <message>
        <source>事由</source>
        <translation>What for</translation>
    </message>
    <message>
        <source>多久</source>
        <translation>How long</translation>
    </message>
    <message>
        <source>哪一天</source>
        <translation>Which day</translation>
    </message>
    <message>
        <source>几点，如 14:30</source>
        <translation>Time, like 14:30</translation>
    </message>
    <message>
        <source>哪位顾问</source>
        <translation>Which shopper</translation>
    </message>
    <message>
        <source>不指定</source>
        <translation>Nobody named</translation>
    </message>
    <message>
        <source>同行</source>
        <translation>Companions</translation>
    </message>
    <message>
        <source>备注，如 带太太来</source>
        <translation>Note, like: brings his wife</translation>
    </message>
    <message>
        <source>不改</source>
        <translation>Leave it</translation>
    </message>
    <message>
        <source>不约了</source>
        <translation>No appointment</translation>
    </message>
    <message>
        <source>约好</source>
        <translation>Book</translation>
    </message>
    <message>
        <source>写成 14:30 这样</source>
        <translation>Write it like 14:30</translation>
    </message>
    <message>
        <source>贵宾室</source>
        <translation>Room</translation>
    </message>
    <message>
        <source>不用</source>
        <translation>None</translation>
    </message>
    <message>
        <source>这位贵宾 {hours} 已经约了：{what}。</source>
        <translation>This guest is expected already {hours}: {what}.</translation>
    </message>
    <message>
        <source>{name} 在 {from}–{until} 留给 {guest}，{free} 起有空。</source>
        <translation>{name} is kept for {guest} {from}–{until} and free from {free}.</translation>
    </message>
</context>
<context>
    <name>AppointmentsPage</name>
    <message>
        <source>换一天</source>
        <translation>another day</translation>
    </message>
    <message>
        <source>可以做什么</source>
        <translation>what can be done</translation>
    </message>
    <message>
        <source>约时间</source>
        <translation>Book a time</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>back</translation>
    </message>
    <message>
        <source>看谁的预约</source>
        <translation>Whose appointments</translation>
    </message>
    <message>
        <source>全厅</source>
        <translation>Lounge</translation>
    </message>
    <message>
        <source>我的</source>
        <translation>Mine</translation>
    </message>
    <message>
        <source>前一天</source>
        <translation>Day before</translation>
    </message>
    <message>
        <source>后一天</source>
        <translation>Day after</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>导出日历</source>
        <translation>Calendar file</translation>
    </message>
    <message>
        <source>导出日历文件，两周之内</source>
        <translation>Save two weeks as a calendar file</translation>
    </message>
    <message>
        <source>预约</source>
        <translation>Appointments</translation>
    </message>
    <message>
        <source>这一天</source>
        <translation>This day</translation>
    </message>
    <message>
        <source>这一天还没有预约</source>
        <translation>No appointments on this day yet</translation>
    </message>
    <message>
        <source>待提醒</source>
        <translation>To remind</translation>
    </message>
    <message>
        <source>该提醒的都提醒过了</source>
        <translation>Everybody has been reminded</translation>
    </message>
    <message>
        <source>不指定</source>
        <translation>Nobody named</translation>
    </message>
    <message>
        <source>先找到贵宾，再约时间</source>
        <translation>Find the guest first, then book</translation>
    </message>
    <message numerus="yes">
        <source>已存 %n 个预约：{path}</source>
        <translation>
            <numerusform>%n appointment saved: {path}</numerusform>
            <numerusform>%n appointments saved: {path}</numerusform>
        </translation>
    </message>
    <message>
        <source>贵宾室与顾问</source>
        <translation>Rooms and shoppers</translation>
    </message>
    <message>
        <source>待确认</source>
        <translation>to be confirmed</translation>
    </message>
</context>
<context>
    <name>BookList</name>
    <message>
        <source>贵宾</source>
        <translation>Guest</translation>
    </message>
    <message>
        <source>等级</source>
        <translation>Tier</translation>
    </message>
    <message>
        <source>上次到店</source>
        <translation>Last visit</translation>
    </message>
    <message>
        <source>下一个日子</source>
        <translation>Next date</translation>
    </message>
    <message>
        <source>待办</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>顾问</source>
        <translation>Shopper</translation>
    </message>
    <message>
        <source>贵宾簿</source>
        <translation>Client book</translation>
    </message>
    <message>
        <source>没有符合条件的贵宾</source>
        <translation>No guest meets these conditions</translation>
    </message>
    <message>
        <source>您名下还没有贵宾</source>
        <translation>You have no clients yet</translation>
    </message>
    <message>
        <source>本机还没有贵宾档案</source>
        <translation>This desk holds no guest profiles yet</translation>
    </message>
    <message>
        <source>由您任专属顾问或代班的贵宾</source>
        <translation>Clients you look after or cover</translation>
    </message>
    <message>
        <source>本店的贵宾，和本店顾问名下的贵宾</source>
        <translation>Guests of this store, and clients of its shoppers</translation>
    </message>
    <message>
        <source>本机留有档案的贵宾；其余的请查找</source>
        <translation>Guests whose profiles this desk holds; please search for the others</translation>
    </message>
</context>
<context>
    <name>BookNumbers</name>
    <message numerus="yes">
        <source>%n 位</source>
        <translation>
            <numerusform>%n guest</numerusform>
            <numerusform>%n guests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>只列前 %n 位，请加条件缩小</source>
        <translation>
            <numerusform>Only the first %n is listed; please ask more narrowly</numerusform>
            <numerusform>Only the first %n are listed; please ask more narrowly</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 项</source>
        <translation>
            <numerusform>%n</numerusform>
            <numerusform>%n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 张服务单</source>
        <translation>
            <numerusform>%n request</numerusform>
            <numerusform>%n requests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 天没来</source>
        <translation>
            <numerusform>away for %n day</numerusform>
            <numerusform>away for %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 天前</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>还有 %n 天</source>
        <translation>
            <numerusform>in %n day</numerusform>
            <numerusform>in %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 天内生日</source>
        <translation>
            <numerusform>birthday within %n day</numerusform>
            <numerusform>birthday within %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>近一年到店 %n 次以上</source>
        <translation>
            <numerusform>%n visit or more in a year</numerusform>
            <numerusform>%n visits or more in a year</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>正在整理贵宾簿，还有 %n 位</source>
        <translation>
            <numerusform>The book is being put in order: %n guest to go</numerusform>
            <numerusform>The book is being put in order: %n guests to go</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>另代班 %n 位</source>
        <translation>
            <numerusform>covers %n more</numerusform>
            <numerusform>covers %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 位贵宾</source>
        <translation>
            <numerusform>%n client</numerusform>
            <numerusform>%n clients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>交接 %n 位</source>
        <translation>
            <numerusform>Hand over %n client</numerusform>
            <numerusform>Hand over %n clients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>已交接 %n 位</source>
        <translation>
            <numerusform>%n client handed over</numerusform>
            <numerusform>%n clients handed over</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>手上还有 %n 张服务单，请到服务板改派</source>
        <translation>
            <numerusform>%n request in their hands; please reassign it on the board</numerusform>
            <numerusform>%n requests in their hands; please reassign them on the board</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BookingSheet</name>
    <message>
        <source>改预留</source>
        <translation>Change a booking</translation>
    </message>
    <message>
        <source>预留</source>
        <translation>Book</translation>
    </message>
    <message>
        <source>哪里</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>哪一天</source>
        <translation>Which day</translation>
    </message>
    <message>
        <source>几点到几点，例如 14:30-16:00</source>
        <translation>From when until when, such as 14:30-16:00</translation>
    </message>
    <message>
        <source>做什么</source>
        <translation>What for</translation>
    </message>
    <message>
        <source>只有贵宾</source>
        <translation>The guest alone</translation>
    </message>
    <message>
        <source>另有 {count} 位同行</source>
        <translation>{count} more</translation>
    </message>
    <message>
        <source>同行</source>
        <translation>Companions</translation>
    </message>
    <message>
        <source>不留了</source>
        <translation>Not now</translation>
    </message>
    <message>
        <source>留下</source>
        <translation>Book</translation>
    </message>
</context>
<context>
    <name>CallDesk</name>
    <message>
        <source>还有 {count} 位</source>
        <translation>{count} more</translation>
    </message>
    <message>
        <source>刚才是误登记，不用过来</source>
        <translation>Registered by mistake; you need not come</translation>
    </message>
    <message>
        <source>刚到</source>
        <translation>just now</translation>
    </message>
    <message>
        <source>到了 {minutes} 分</source>
        <translation>here for {minutes} min</translation>
    </message>
</context>
<context>
    <name>CameraPart</name>
    <message>
        <source>摄像头</source>
        <translation>Camera</translation>
    </message>
</context>
<context>
    <name>CareActs</name>
    <message>
        <source>已指定</source>
        <translation>Assigned</translation>
    </message>
    <message>
        <source>这位贵宾由 {name} 代班</source>
        <translation>{name} stands in for this guest</translation>
    </message>
    <message>
        <source>代班已结束</source>
        <translation>No longer covered</translation>
    </message>
    <message>
        <source>已记下不是同一位，以后不再提示</source>
        <translation>Noted: not the same person. No hint any more</translation>
    </message>
</context>
<context>
    <name>CareTab</name>
    <message>
        <source>记一个日子</source>
        <translation>Add a date</translation>
    </message>
    <message>
        <source>重要日子</source>
        <translation>Important dates</translation>
    </message>
    <message>
        <source>没有记下日子</source>
        <translation>No dates noted</translation>
    </message>
    <message>
        <source>记一份礼物</source>
        <translation>Add a gift</translation>
    </message>
    <message>
        <source>礼物往来</source>
        <translation>Gifts</translation>
    </message>
    <message>
        <source>还没有记下礼物</source>
        <translation>No gifts noted</translation>
    </message>
</context>
<context>
    <name>CaseSection</name>
    <message>
        <source>二十四小时已用 {number} %</source>
        <translation>{number} % of the twenty-four hours are used</translation>
    </message>
    <message>
        <source>看敏感内容（联网，会留下记录）</source>
        <translation>Read the sealed words (online, on record)</translation>
    </message>
    <message>
        <source>半年内这是这位贵宾第 {number} 次投诉</source>
        <translation>This is this guest&apos;s complaint number {number} in half a year</translation>
    </message>
    <message>
        <source>{before}，同样的原因再次发生</source>
        <translation>{before}; the same cause has come again</translation>
    </message>
</context>
<context>
    <name>CausesPanel</name>
    <message>
        <source>{month}·投诉原因</source>
        <translation>Causes in {month}</translation>
    </message>
    <message>
        <source>上个月</source>
        <translation>Previous month</translation>
    </message>
    <message>
        <source>下个月</source>
        <translation>Next month</translation>
    </message>
    <message>
        <source>怎样看</source>
        <translation>How to show it</translation>
    </message>
    <message>
        <source>图</source>
        <translation>Picture</translation>
    </message>
    <message>
        <source>表</source>
        <translation>Table</translation>
    </message>
    <message>
        <source>件数</source>
        <translation>Cases</translation>
    </message>
    <message>
        <source>累计</source>
        <translation>Down to it</translation>
    </message>
    <message>
        <source>再次发生</source>
        <translation>Again</translation>
    </message>
    <message>
        <source>这个月还没有已知原因的投诉</source>
        <translation>No complaint of a known cause this month</translation>
    </message>
    <message>
        <source>共 {n} 件</source>
        <translation>{n} in all</translation>
    </message>
    <message>
        <source>超时 {n} 件</source>
        <translation>{n} late</translation>
    </message>
    <message>
        <source>未结 {n} 件，原因未定</source>
        <translation>{n} open, cause not known</translation>
    </message>
    <message>
        <source>敏感 {n} 件，原因在总部</source>
        <translation>{n} sensitive, cause at head office</translation>
    </message>
</context>
<context>
    <name>CheatSheet</name>
    <message>
        <source>快捷键</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>随时可以扫卡，光标在哪里都行</source>
        <translation>Scan at any time, wherever the cursor is</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>Got it</translation>
    </message>
</context>
<context>
    <name>ComplaintsPage</name>
    <message>
        <source>方向键</source>
        <translation>Arrows</translation>
    </message>
    <message>
        <source>选投诉</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>记投诉</source>
        <translation>New complaint</translation>
    </message>
    <message>
        <source>在档案里找</source>
        <translation>Search the archive</translation>
    </message>
    <message>
        <source>{n} 件超时</source>
        <translation>{n} late</translation>
    </message>
    <message>
        <source>投诉</source>
        <translation>Complaints</translation>
    </message>
    <message>
        <source>进行中</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>没有未结的投诉</source>
        <translation>No open complaints</translation>
    </message>
    <message>
        <source>二十四小时内给方案</source>
        <translation>A solution within 24 hours</translation>
    </message>
    <message>
        <source>档案</source>
        <translation>Archive</translation>
    </message>
    <message>
        <source>没有找到</source>
        <translation>Nothing found</translation>
    </message>
    <message>
        <source>所有原因</source>
        <translation>All causes</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Cause</translation>
    </message>
    <message>
        <source>先扫卡或找到贵宾，再记投诉</source>
        <translation>Scan a card or find the guest first, then note the complaint</translation>
    </message>
</context>
<context>
    <name>ConflictPanel</name>
    <message>
        <source>原来</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>这里改的</source>
        <translation>Changed here</translation>
    </message>
    <message>
        <source>总部的</source>
        <translation>Head office</translation>
    </message>
    <message>
        <source>建议</source>
        <translation>Suggested</translation>
    </message>
    <message>
        <source>两个都留</source>
        <translation>Keep both</translation>
    </message>
    <message>
        <source>您改选的</source>
        <translation>Your choice</translation>
    </message>
    <message>
        <source>这里</source>
        <translation>Here</translation>
    </message>
    <message>
        <source>总部</source>
        <translation>Head office</translation>
    </message>
</context>
<context>
    <name>CounterView</name>
    <message>
        <source>贵宾厅</source>
        <translation>Lounge</translation>
    </message>
    <message>
        <source>按任意键返回</source>
        <translation>Press any key to return</translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message numerus="yes">
        <source>同行 %n 位</source>
        <translation>
            <numerusform>%n companion</numerusform>
            <numerusform>%n companions</numerusform>
        </translation>
    </message>
    <message>
        <source>无同行</source>
        <translation>No companions</translation>
    </message>
    <message numerus="yes">
        <source>%n 项待上传</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>离线·%n 项待上传</source>
        <translation>
            <numerusform>Offline·%n waiting</numerusform>
            <numerusform>Offline·%n waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>还有 %n 项待上传，都留在本机，联网后自动上传。</source>
        <translation>
            <numerusform>%n change still waits; it stays on this desk and goes up by itself once the line is there.</numerusform>
            <numerusform>%n changes still wait; they stay on this desk and go up by themselves once the line is there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 项送不动·正在重试</source>
        <translation>
            <numerusform>%n stuck · trying again</numerusform>
            <numerusform>%n stuck · trying again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 项请您看一眼</source>
        <translation>
            <numerusform>%n to look at</numerusform>
            <numerusform>%n to look at</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 项全部送达</source>
        <translation>
            <numerusform>%n sent, all arrived</numerusform>
            <numerusform>%n sent, all arrived</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 项要看</source>
        <translation>
            <numerusform>%n to look at</numerusform>
            <numerusform>%n to look at</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 天有效</source>
        <translation>
            <numerusform>good for %n day</numerusform>
            <numerusform>good for %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>可用 %n 次</source>
        <translation>
            <numerusform>%n use</numerusform>
            <numerusform>%n uses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>还可用 %n 次</source>
        <translation>
            <numerusform>%n use left</numerusform>
            <numerusform>%n uses left</numerusform>
        </translation>
    </message>
    <message>
        <source>本张用完</source>
        <translation>Used up</translation>
    </message>
    <message numerus="yes">
        <source>还有 %n 天</source>
        <translation>
            <numerusform>%n day left</numerusform>
            <numerusform>%n days left</numerusform>
        </translation>
    </message>
    <message>
        <source>今天到期</source>
        <translation>Last day</translation>
    </message>
    <message numerus="yes">
        <source>寄存 %n 袋</source>
        <translation>
            <numerusform>%n bag kept</numerusform>
            <numerusform>%n bags kept</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 分钟</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>另有 %n 处</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DateSheet</name>
    <message>
        <source>{address}的日子</source>
        <translation>A date of {address}</translation>
    </message>
    <message>
        <source>照贵宾说的记：年份和日子可以不填</source>
        <translation>As the guest said it: year and day may stay empty</translation>
    </message>
    <message>
        <source>什么日子</source>
        <translation>Occasion</translation>
    </message>
    <message>
        <source>历法</source>
        <translation>Calendar</translation>
    </message>
    <message>
        <source>公历</source>
        <translation>Solar</translation>
    </message>
    <message>
        <source>农历</source>
        <translation>Lunar</translation>
    </message>
    <message>
        <source>年</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>月</source>
        <translation>Month</translation>
    </message>
    <message>
        <source>日</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>闰月</source>
        <translation>Leap month</translation>
    </message>
    <message>
        <source>平月</source>
        <translation>Ordinary month</translation>
    </message>
    <message>
        <source>谁的、什么日子</source>
        <translation>Whose day, which day</translation>
    </message>
    <message>
        <source>能不能提</source>
        <translation>Before others</translation>
    </message>
    <message>
        <source>可以提</source>
        <translation>May be mentioned</translation>
    </message>
    <message>
        <source>填到月份，这里显示公历与农历</source>
        <translation>From the month on, both calendars stand here</translation>
    </message>
    <message>
        <source>历法里没有这一天</source>
        <translation>The calendar has no such day</translation>
    </message>
    <message>
        <source>只知月份，没有具体哪一天</source>
        <translation>Only the month is known</translation>
    </message>
    <message>
        <source>下次 {day}</source>
        <translation>Next on {day}</translation>
    </message>
</context>
<context>
    <name>DeclaredFields</name>
    <message>
        <source>{label}（可不填）</source>
        <translation>{label} (optional)</translation>
    </message>
    <message>
        <source>请填这一项</source>
        <translation>Please fill this in</translation>
    </message>
</context>
<context>
    <name>DetailsSheet</name>
    <message>
        <source>到店详情</source>
        <translation>This visit</translation>
    </message>
    <message>
        <source>来访事由</source>
        <translation>Comes for</translation>
    </message>
    <message>
        <source>今天的车牌</source>
        <translation>Car plate today</translation>
    </message>
    <message>
        <source>停车</source>
        <translation>Parking</translation>
    </message>
    <message>
        <source>不用</source>
        <translation>Not needed</translation>
    </message>
    <message>
        <source>送{voucher}</source>
        <translation>Give {voucher}</translation>
    </message>
    <message>
        <source>不改</source>
        <translation>Keep as it is</translation>
    </message>
    <message>
        <source>记下</source>
        <translation>Save</translation>
    </message>
</context>
<context>
    <name>DirectoryTab</name>
    <message>
        <source>专柜与合作方</source>
        <translation>Counters and partners</translation>
    </message>
    <message>
        <source>找品牌、楼层、联系人、合作方</source>
        <translation>Find a brand, a floor, a contact, a partner</translation>
    </message>
    <message>
        <source>没有找到</source>
        <translation>Nothing found</translation>
    </message>
    <message>
        <source>加专柜或合作方</source>
        <translation>Add a counter or partner</translation>
    </message>
</context>
<context>
    <name>DrinksTab</name>
    <message>
        <source>点单、售完、已上</source>
        <translation>Order, sold out, served</translation>
    </message>
    <message>
        <source>点单</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>改酒水单</source>
        <translation>Edit menu</translation>
    </message>
    <message>
        <source>今天的酒水单</source>
        <translation>Today&apos;s menu</translation>
    </message>
    <message>
        <source>酒水单还是空的</source>
        <translation>The menu is empty</translation>
    </message>
    <message>
        <source>{address}：{taboo}</source>
        <translation>{address}: {taboo}</translation>
    </message>
    <message>
        <source>等着上</source>
        <translation>To be served</translation>
    </message>
    <message>
        <source>没有等着上的</source>
        <translation>Nothing to be served</translation>
    </message>
    <message numerus="yes">
        <source>今天已上 %n 单</source>
        <translation>
            <numerusform>%n order served today</numerusform>
            <numerusform>%n orders served today</numerusform>
        </translation>
    </message>
    <message>
        <source>恢复供应</source>
        <translation>There again</translation>
    </message>
    <message>
        <source>今天售完</source>
        <translation>Sold out today</translation>
    </message>
    <message>
        <source>给{address}点</source>
        <translation>Order for {address}</translation>
    </message>
    <message>
        <source>已上</source>
        <translation>Served</translation>
    </message>
    <message>
        <source>打开服务单</source>
        <translation>Open request</translation>
    </message>
    <message>
        <source>先接待贵宾，再点单</source>
        <translation>Receive the guest first</translation>
    </message>
</context>
<context>
    <name>EntriesTab</name>
    <message>
        <source>直接打字就找，拼音、首字母也行</source>
        <translation>Just type; pinyin and initials too</translation>
    </message>
    <message>
        <source>选一条</source>
        <translation>choose</translation>
    </message>
    <message>
        <source>复制</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>改这一条</source>
        <translation>Change this entry</translation>
    </message>
    <message>
        <source>导入</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>复制回答</source>
        <translation>Copy answer</translation>
    </message>
    <message>
        <source>复制电话</source>
        <translation>Copy telephone</translation>
    </message>
    <message>
        <source>已复制</source>
        <translation>Copied</translation>
    </message>
</context>
<context>
    <name>EntrySheet</name>
    <message>
        <source>一条问答</source>
        <translation>An answer</translation>
    </message>
    <message>
        <source>专柜或合作方</source>
        <translation>A counter or partner</translation>
    </message>
    <message>
        <source>保存就是核准，各台电脑都照这样答。</source>
        <translation>Saving approves it: every desk answers so.</translation>
    </message>
    <message>
        <source>哪一种</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>问题</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>英文</source>
        <translation>English</translation>
    </message>
    <message>
        <source>楼层位置</source>
        <translation>Floor and place</translation>
    </message>
    <message>
        <source>电话分机</source>
        <translation>Extension</translation>
    </message>
    <message>
        <source>营业时间</source>
        <translation>Opening hours</translation>
    </message>
    <message>
        <source>联系人</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>回答</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>说明，怎么领取优惠</source>
        <translation>What it is; how an offer is claimed</translation>
    </message>
    <message>
        <source>英文回答</source>
        <translation>Answer in English</translation>
    </message>
    <message>
        <source>英文说明</source>
        <translation>In English</translation>
    </message>
    <message>
        <source>还会怎么问、怎么找</source>
        <translation>Other words to find it by</translation>
    </message>
    <message>
        <source>不改了</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>删掉</source>
        <translation>Remove</translation>
    </message>
</context>
<context>
    <name>ExpectedPanel</name>
    <message>
        <source>将到</source>
        <translation>Expected</translation>
    </message>
    <message>
        <source>今天还没有预约，扫码即可接待</source>
        <translation>No appointments today; scan a card to receive</translation>
    </message>
    <message numerus="yes">
        <source>待提醒 %n 位</source>
        <translation>
            <numerusform>%n to remind</numerusform>
            <numerusform>%n to remind</numerusform>
        </translation>
    </message>
    <message>
        <source>预约</source>
        <translation>Appointments</translation>
    </message>
</context>
<context>
    <name>ExportSheet</name>
    <message>
        <source>导出本店会员名单</source>
        <translation>Export this store&apos;s members</translation>
    </message>
    <message>
        <source>导出 {address} 的名片</source>
        <translation>Export the card of {address}</translation>
    </message>
    <message>
        <source>要联网；谁导出、何时、为何，总部都记着</source>
        <translation>Needs the line. Head office keeps who took it, when and why</translation>
    </message>
    <message>
        <source>导出什么</source>
        <translation>What to export</translation>
    </message>
    <message>
        <source>打码</source>
        <translation>Masked</translation>
    </message>
    <message>
        <source>完整资料</source>
        <translation>In full</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>您的 PIN</source>
        <translation>Your PIN</translation>
    </message>
    <message>
        <source>第二位的工号</source>
        <translation>Second person&apos;s staff code</translation>
    </message>
    <message>
        <source>第二位的 PIN</source>
        <translation>Second person&apos;s PIN</translation>
    </message>
    <message>
        <source>不导出</source>
        <translation>Do not export</translation>
    </message>
    <message>
        <source>收起</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>存为文件…</source>
        <translation>Save as…</translation>
    </message>
    <message>
        <source>存为文件</source>
        <translation>Save as</translation>
    </message>
    <message>
        <source>要写明原因，并由两个人各自输入 PIN。</source>
        <translation>It takes a reason, and two people with their own PINs.</translation>
    </message>
    <message>
        <source>姓名、电话、生日年份、卡号、车牌打码，忌口和备注不导出。</source>
        <translation>Name, phone, year of birth, card and plate are masked; taboos and notes are left out.</translation>
    </message>
    <message>
        <source>由另一位主管或总部同事当面确认。</source>
        <translation>Another supervisor, or somebody of head office, confirms in person.</translation>
    </message>
    <message>
        <source>名片已存好</source>
        <translation>The card is saved</translation>
    </message>
    <message>
        <source>已存好，共 {count} 位</source>
        <translation>Saved: {count} guests</translation>
    </message>
</context>
<context>
    <name>FactSheet</name>
    <message>
        <source>不改了</source>
        <translation>Leave it</translation>
    </message>
    <message>
        <source>记下</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>删掉</source>
        <translation>Remove</translation>
    </message>
</context>
<context>
    <name>FilterSheet</name>
    <message>
        <source>筛选贵宾簿</source>
        <translation>Filter the client book</translation>
    </message>
    <message>
        <source>填了名称就保存下来，不填只看一次</source>
        <translation>With a name it is kept; without one it is used once</translation>
    </message>
    <message>
        <source>修改筛选</source>
        <translation>Change the filter</translation>
    </message>
    <message>
        <source>改的是条件；名单随贵宾的情况自己变</source>
        <translation>You change the conditions; who is listed follows from the guests</translation>
    </message>
    <message>
        <source>等级</source>
        <translation>Tier</translation>
    </message>
    <message>
        <source>没有等级</source>
        <translation>No tiers</translation>
    </message>
    <message>
        <source>多少天没来（来过的）</source>
        <translation>Not here for days (was before)</translation>
    </message>
    <message>
        <source>哪天起没来</source>
        <translation>Not here since</translation>
    </message>
    <message>
        <source>多少天内生日</source>
        <translation>Birthday within days</translation>
    </message>
    <message>
        <source>近一年到店至少几次</source>
        <translation>Visits in a year, at least</translation>
    </message>
    <message>
        <source>近一年消费至少多少元</source>
        <translation>Spent in a year, at least (yuan)</translation>
    </message>
    <message>
        <source>偏好</source>
        <translation>Preference</translation>
    </message>
    <message>
        <source>不限</source>
        <translation>Any</translation>
    </message>
    <message>
        <source>偏好里写到</source>
        <translation>Preference mentions</translation>
    </message>
    <message>
        <source>没有顾问</source>
        <translation>No shopper</translation>
    </message>
    <message>
        <source>顾问</source>
        <translation>Shopper</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>给谁用</source>
        <translation>For whom</translation>
    </message>
    <message>
        <source>我自己</source>
        <translation>Me</translation>
    </message>
    <message>
        <source>全店（分组）</source>
        <translation>The store (segment)</translation>
    </message>
    <message>
        <source>不改了</source>
        <translation>Never mind</translation>
    </message>
    <message>
        <source>删掉</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>保存并应用</source>
        <translation>Save and apply</translation>
    </message>
    <message>
        <source>应用</source>
        <translation>Apply</translation>
    </message>
</context>
<context>
    <name>FilterStrip</name>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>看哪些贵宾</source>
        <translation>Which guests</translation>
    </message>
    <message>
        <source>筛选…</source>
        <translation>Filter…</translation>
    </message>
    <message>
        <source>按条件筛选</source>
        <translation>Filter by conditions</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>修改这个筛选</source>
        <translation>Change this filter</translation>
    </message>
</context>
<context>
    <name>ForMePage</name>
    <message>
        <source>返回</source>
        <translation>back</translation>
    </message>
    <message>
        <source>换一项</source>
        <translation>next field</translation>
    </message>
    <message>
        <source>换一件</source>
        <translation>another one</translation>
    </message>
    <message>
        <source>要看的事</source>
        <translation>What to look at</translation>
    </message>
    <message>
        <source>没有要处理的事，全部送达</source>
        <translation>Nothing to do; everything has arrived</translation>
    </message>
    <message>
        <source>先放着</source>
        <translation>Leave it</translation>
    </message>
    <message>
        <source>知道了，不用办</source>
        <translation>Just mark as seen</translation>
    </message>
    <message>
        <source>为什么</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>建议</source>
        <translation>Suggestion</translation>
    </message>
    <message numerus="yes">
        <source>%n 件，最早的等了 {span}</source>
        <translation>
            <numerusform>%n matter, waiting {span}</numerusform>
            <numerusform>%n matters, the oldest waiting {span}</numerusform>
        </translation>
    </message>
    <message>
        <source>待我处理</source>
        <translation>For me</translation>
    </message>
    <message>
        <source>用建议的</source>
        <translation>Use suggested</translation>
    </message>
    <message>
        <source>就这样办</source>
        <translation>Use these</translation>
    </message>
    <message>
        <source>不会丢，也不会做两次。</source>
        <translation>Nothing is lost, nothing is done twice.</translation>
    </message>
</context>
<context>
    <name>GiftSheet</name>
    <message>
        <source>与{address}的礼物往来</source>
        <translation>A gift: {address}</translation>
    </message>
    <message>
        <source>送了什么</source>
        <translation>What was given</translation>
    </message>
    <message>
        <source>谁送的</source>
        <translation>From</translation>
    </message>
    <message>
        <source>为什么送</source>
        <translation>Occasion</translation>
    </message>
    <message>
        <source>哪一天</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>能不能提</source>
        <translation>Before others</translation>
    </message>
    <message>
        <source>可以提</source>
        <translation>May be mentioned</translation>
    </message>
</context>
<context>
    <name>GivePanel</name>
    <message>
        <source>发礼券</source>
        <translation>Give a voucher</translation>
    </message>
    <message>
        <source>发给{address}</source>
        <translation>Give to {address}</translation>
    </message>
    <message>
        <source>先扫卡或找到贵宾，再发礼券</source>
        <translation>Scan a card or find the guest first</translation>
    </message>
    <message>
        <source>查找贵宾</source>
        <translation>Find guest</translation>
    </message>
    <message>
        <source>已发出</source>
        <translation>Given</translation>
    </message>
    <message>
        <source>打印礼券</source>
        <translation>Print voucher</translation>
    </message>
    <message>
        <source>发 {amount}</source>
        <translation>Give {amount}</translation>
    </message>
    <message>
        <source>✓ 已发出</source>
        <translation>✓ Given</translation>
    </message>
</context>
<context>
    <name>GuestHome</name>
    <message>
        <source>贵宾</source>
        <translation>Guests</translation>
    </message>
    <message>
        <source>顾问负荷</source>
        <translation>Workload</translation>
    </message>
    <message>
        <source>最近与在厅</source>
        <translation>Recent &amp; here</translation>
    </message>
    <message>
        <source>看哪些贵宾</source>
        <translation>Which guests</translation>
    </message>
    <message>
        <source>扫卡，或按 F2 输入姓名、拼音、手机尾号</source>
        <translation>Scan a card, or press F2 and type a name, pinyin or phone</translation>
    </message>
</context>
<context>
    <name>GuestLanding</name>
    <message>
        <source>最近看过</source>
        <translation>Seen lately</translation>
    </message>
    <message>
        <source>在厅</source>
        <translation>Here</translation>
    </message>
    <message>
        <source>看过的贵宾会列在这里</source>
        <translation>Guests you have looked at are listed here</translation>
    </message>
    <message>
        <source>现在厅里没有贵宾</source>
        <translation>Nobody is in the lounge now</translation>
    </message>
</context>
<context>
    <name>GuestsPage</name>
    <message>
        <source>查找贵宾</source>
        <translation>Find guest</translation>
    </message>
    <message>
        <source>随时可以扫卡</source>
        <translation>Scan at any time</translation>
    </message>
    <message>
        <source>离厅</source>
        <translation>Check out</translation>
    </message>
    <message>
        <source>接待</source>
        <translation>Receive</translation>
    </message>
    <message>
        <source>打印欢迎卡</source>
        <translation>Print welcome card</translation>
    </message>
    <message>
        <source>下一页</source>
        <translation>Next tab</translation>
    </message>
    <message>
        <source>新建服务单</source>
        <translation>New service</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>back</translation>
    </message>
    <message>
        <source>发礼券</source>
        <translation>Give a voucher</translation>
    </message>
    <message>
        <source>已离厅</source>
        <translation>Checked out</translation>
    </message>
    <message>
        <source>这笔消费可以提了</source>
        <translation>This purchase may be mentioned</translation>
    </message>
    <message>
        <source>这笔消费已标记保密</source>
        <translation>This purchase is marked confidential</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>合并档案…</source>
        <translation>Merge</translation>
    </message>
    <message>
        <source>已撤销合并，两份档案都在</source>
        <translation>Merge undone: both records are back</translation>
    </message>
    <message>
        <source>选</source>
        <translation>choose</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>open</translation>
    </message>
</context>
<context>
    <name>HandOverSheet</name>
    <message>
        <source>交接 {name} 的贵宾簿</source>
        <translation>Hand over {name}&apos;s client book</translation>
    </message>
    <message>
        <source>交给谁（可以几位）</source>
        <translation>To whom (several are possible)</translation>
    </message>
    <message>
        <source>没有别的顾问</source>
        <translation>No other shopper</translation>
    </message>
    <message>
        <source>交给谁</source>
        <translation>To whom</translation>
    </message>
    <message>
        <source>需要留意</source>
        <translation>To notice</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>看哪些贵宾</source>
        <translation>Which clients</translation>
    </message>
    <message>
        <source>贵宾和接手人</source>
        <translation>Clients and who takes them</translation>
    </message>
    <message>
        <source>各人接手多少</source>
        <translation>How many each takes</translation>
    </message>
    <message>
        <source>离职：立即停用账号</source>
        <translation>Leaving: end their access now</translation>
    </message>
    <message>
        <source>离职：立即停用账号，从此不能登录，也不能改动</source>
        <translation>Leaving: end their access now; no more signing in, no more changes</translation>
    </message>
    <message>
        <source>先不交</source>
        <translation>Not yet</translation>
    </message>
    <message>
        <source>等总部确认…</source>
        <translation>Waiting for head office…</translation>
    </message>
    <message>
        <source>选一位，按 Enter 单独定给谁</source>
        <translation>Choose one and press Enter to decide for them alone</translation>
    </message>
    <message>
        <source>先选接手的人</source>
        <translation>First choose who takes over</translation>
    </message>
    <message>
        <source>停用账号</source>
        <translation>End access</translation>
    </message>
    <message>
        <source>按规则</source>
        <translation>By the rule</translation>
    </message>
</context>
<context>
    <name>HandoverPage</name>
    <message>
        <source>选一句</source>
        <translation>Choose</translation>
    </message>
    <message>
        <source>读过</source>
        <translation>Read</translation>
    </message>
    <message>
        <source>先放着</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>打开或添一句</source>
        <translation>Open or add</translation>
    </message>
    <message>
        <source>划去</source>
        <translation>Strike</translation>
    </message>
    <message>
        <source>来处</source>
        <translation>Sources</translation>
    </message>
    <message>
        <source>每一句都能打开</source>
        <translation>Each sentence opens</translation>
    </message>
    <message>
        <source>交班的句子</source>
        <translation>Sentences of the handover</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>接班</source>
        <translation>Take over</translation>
    </message>
    <message>
        <source>交班</source>
        <translation>Hand over</translation>
    </message>
    <message>
        <source>再写一页</source>
        <translation>Write another page</translation>
    </message>
    <message numerus="yes">
        <source>还有 %n 句没读</source>
        <translation>
            <numerusform>%n sentence left to read</numerusform>
            <numerusform>%n sentences left to read</numerusform>
        </translation>
    </message>
    <message>
        <source>交班后打印一份</source>
        <translation>A copy is printed once it is signed</translation>
    </message>
    <message numerus="yes">
        <source>%n 项待上传，不影响交班</source>
        <translation>
            <numerusform>%n to upload, go ahead</numerusform>
            <numerusform>%n to upload, go ahead</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HitSheet</name>
    <message>
        <source>查到的贵宾</source>
        <translation>Guests found</translation>
    </message>
    <message>
        <source>没有找到。换一种写法，或试手机尾号。</source>
        <translation>Nobody found. Try another spelling, or the end of the phone number.</translation>
    </message>
    <message>
        <source>最多列 8 位，再输一个字更准</source>
        <translation>At most 8 are listed; one more letter narrows it</translation>
    </message>
    <message>
        <source>选</source>
        <translation>choose</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>open</translation>
    </message>
    <message>
        <source>收起</source>
        <translation>close</translation>
    </message>
    <message>
        <source>本机没有这位贵宾。按 Enter 问总部。</source>
        <translation>Nobody on this desk. Press Enter to ask head office.</translation>
    </message>
</context>
<context>
    <name>IntakeSheet</name>
    <message>
        <source>新贵宾</source>
        <translation>New guest</translation>
    </message>
    <message>
        <source>姓名就够了，其余稍后可以补</source>
        <translation>A name is enough; the rest can come later</translation>
    </message>
    <message>
        <source>接着上次没填完的</source>
        <translation>As it was left unfinished</translation>
    </message>
    <message>
        <source>清空</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>女士</source>
        <translation>Ms</translation>
    </message>
    <message>
        <source>先生</source>
        <translation>Mr</translation>
    </message>
    <message>
        <source>太太</source>
        <translation>Mrs</translation>
    </message>
    <message>
        <source>先不写</source>
        <translation>Not yet</translation>
    </message>
    <message>
        <source>称呼</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>手机（可以不填）</source>
        <translation>Phone (optional)</translation>
    </message>
    <message>
        <source>会员卡（可以不填）</source>
        <translation>Card (optional)</translation>
    </message>
    <message>
        <source>收起</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>打开这位贵宾</source>
        <translation>Open this guest</translation>
    </message>
    <message>
        <source>请写姓名，姓也可以</source>
        <translation>Please write a name; the surname will do</translation>
    </message>
    <message>
        <source>{who} 同名，手机尾号也是 {tail}。是同一位吗？</source>
        <translation>{who} has the same name and a phone ending in {tail}. The same person?</translation>
    </message>
    <message>
        <source>{who} 读音相同，手机尾号也是 {tail}。是同一位吗？</source>
        <translation>{who} sounds the same and has a phone ending in {tail}. The same person?</translation>
    </message>
    <message>
        <source>不是，仍然新建</source>
        <translation>No, a new guest</translation>
    </message>
    <message>
        <source>保存并接待</source>
        <translation>Save and receive</translation>
    </message>
</context>
<context>
    <name>KeepSheet</name>
    <message>
        <source>{address}的寄存</source>
        <translation>Storage for {address}</translation>
    </message>
    <message>
        <source>号码由本机给，保存后打印寄存牌。</source>
        <translation>This desk gives the number; saving prints the tag.</translation>
    </message>
    <message>
        <source>什么东西，几件</source>
        <translation>What, and how many</translation>
    </message>
    <message>
        <source>放在哪里</source>
        <translation>Where it is kept</translation>
    </message>
    <message>
        <source>最近用过</source>
        <translation>Used lately</translation>
    </message>
    <message>
        <source>今天闭店前</source>
        <translation>Before closing</translation>
    </message>
    <message numerus="yes">
        <source>%n 天内</source>
        <translation>
            <numerusform>Within %n day</numerusform>
            <numerusform>Within %n days</numerusform>
        </translation>
    </message>
    <message>
        <source>什么时候取回</source>
        <translation>Back by</translation>
    </message>
    <message>
        <source>不寄存了</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>寄存并打印</source>
        <translation>Store and print</translation>
    </message>
</context>
<context>
    <name>KinshipStrip</name>
    <message>
        <source>撤销合并</source>
        <translation>Undo merge</translation>
    </message>
    <message>
        <source>已合并</source>
        <translation>Merged</translation>
    </message>
    <message>
        <source>并排对比</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>不是同一位</source>
        <translation>Not the same</translation>
    </message>
    <message>
        <source>可能是同一位</source>
        <translation>May be the same guest</translation>
    </message>
</context>
<context>
    <name>LadderSheet</name>
    <message>
        <source>上报规则</source>
        <translation>Escalation</translation>
    </message>
    <message>
        <source>单子等得太久时告诉谁；本店有群机器人的，也可在群里说，不提贵宾。保存后马上生效，不用重启。</source>
        <translation>Whom to tell when a request waits too long; where the store has a group robot it can say so too, without naming the guest. In force at once, without a restart.</translation>
    </message>
    <message>
        <source>加一步</source>
        <translation>Add a step</translation>
    </message>
    <message>
        <source>先试一试</source>
        <translation>Try it first</translation>
    </message>
    <message>
        <source>不改了</source>
        <translation>Leave as it was</translation>
    </message>
    <message>
        <source>启用</source>
        <translation>Put in force</translation>
    </message>
    <message>
        <source>有一步读不懂：请填数字，百分比不超过 100，不要两步一样。</source>
        <translation>A step cannot be read: numbers only, at most 100 per cent, no two steps alike.</translation>
    </message>
    <message>
        <source>按这样：现在就要告诉 {now} 次，往后 {later} 次</source>
        <translation>With these steps: told {now} times by now, {later} times later</translation>
    </message>
</context>
<context>
    <name>LeavingSheet</name>
    <message>
        <source>今天还满意吗</source>
        <translation>Satisfied today?</translation>
    </message>
    <message>
        <source>回访问什么（可不填；不填就不回访）</source>
        <translation>Call about (optional; empty means no call)</translation>
    </message>
    <message>
        <source>打印感谢卡</source>
        <translation>Print thank-you note</translation>
    </message>
    <message>
        <source>不记</source>
        <translation>Skip</translation>
    </message>
    <message>
        <source>记下</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>{address}已离厅，今天还满意吗？</source>
        <translation>{address} has left. Were they satisfied today?</translation>
    </message>
    <message>
        <source>由您代填；贵宾自己扫码说的才算数。</source>
        <translation>Filled in by you; what the guest says by the code is what counts.</translation>
    </message>
    <message>
        <source>哪里不满意（会安排回访）</source>
        <translation>What was wrong (the guest will be called)</translation>
    </message>
    <message>
        <source>说了什么（可不填）</source>
        <translation>What they said (optional)</translation>
    </message>
</context>
<context>
    <name>LicenceSheet</name>
    <message>
        <source>许可全文</source>
        <translation>Licence text</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>Got it</translation>
    </message>
</context>
<context>
    <name>LikesTab</name>
    <message>
        <source>偏好与禁忌</source>
        <translation>Preferences and taboos</translation>
    </message>
    <message>
        <source>被改掉的</source>
        <translation>Overwritten</translation>
    </message>
    <message>
        <source>留 30 天</source>
        <translation>kept 30 days</translation>
    </message>
    <message>
        <source>记一个心愿</source>
        <translation>Add a wish</translation>
    </message>
    <message>
        <source>心愿</source>
        <translation>Wish list</translation>
    </message>
    <message>
        <source>还没有记下心愿</source>
        <translation>Nothing on the wish list</translation>
    </message>
    <message>
        <source>留货与新品预订</source>
        <translation>Holds and pre-orders</translation>
    </message>
    <message>
        <source>没有留着的货</source>
        <translation>Nothing on hold</translation>
    </message>
    <message>
        <source>记一项偏好</source>
        <translation>Add a preference</translation>
    </message>
</context>
<context>
    <name>LoadView</name>
    <message>
        <source>顾问负荷</source>
        <translation>Workload</translation>
    </message>
    <message>
        <source>导出会员名单…</source>
        <translation>Export members…</translation>
    </message>
    <message>
        <source>看贵宾</source>
        <translation>See clients</translation>
    </message>
    <message>
        <source>交接贵宾簿…</source>
        <translation>Hand over book…</translation>
    </message>
    <message>
        <source>本周要联系：七天内有生日或重要日子，或有服务单到时、超时</source>
        <translation>Due this week: a birthday or important date within seven days, or a request due or overdue</translation>
    </message>
</context>
<context>
    <name>LookUpsSheet</name>
    <message>
        <source>查找记录</source>
        <translation>Look-ups</translation>
    </message>
    <message>
        <source>谁向总部查过谁；在本机查到的不在内</source>
        <translation>Who asked head office for whom; what this desk itself knew is not in it</translation>
    </message>
    <message>
        <source>前一天</source>
        <translation>Day before</translation>
    </message>
    <message>
        <source>后一天</source>
        <translation>Day after</translation>
    </message>
    <message>
        <source>返回各人</source>
        <translation>Back to everybody</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>Got it</translation>
    </message>
    <message>
        <source>这一天没有人向总部查过。</source>
        <translation>Nobody asked head office on that day.</translation>
    </message>
    <message>
        <source>查 {count} 次</source>
        <translation>{count} look-ups</translation>
    </message>
    <message>
        <source>找到 {count} 次</source>
        <translation>{count} found</translation>
    </message>
    <message>
        <source>按卡号</source>
        <translation>by card</translation>
    </message>
    <message>
        <source>按手机号</source>
        <translation>by phone</translation>
    </message>
    <message>
        <source>按姓名和尾号</source>
        <translation>by name and last four</translation>
    </message>
    <message>
        <source>按名录</source>
        <translation>from the directory</translation>
    </message>
    <message>
        <source>看敏感投诉</source>
        <translation>read a sensitive complaint</translation>
    </message>
    <message>
        <source>{count} 位同名</source>
        <translation>{count} of that name</translation>
    </message>
    <message>
        <source>没有找到</source>
        <translation>Nobody found</translation>
    </message>
</context>
<context>
    <name>LoungePage</name>
    <message>
        <source>预留</source>
        <translation>Book</translation>
    </message>
    <message>
        <source>方向键</source>
        <translation>Arrows</translation>
    </message>
    <message>
        <source>加长或缩短</source>
        <translation>longer or shorter</translation>
    </message>
    <message>
        <source>挪到哪里</source>
        <translation>where to</translation>
    </message>
    <message>
        <source>放下</source>
        <translation>put down</translation>
    </message>
    <message>
        <source>放回</source>
        <translation>put back</translation>
    </message>
    <message>
        <source>选预留</source>
        <translation>choose</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>open</translation>
    </message>
    <message>
        <source>移动到…</source>
        <translation>move to…</translation>
    </message>
    <message>
        <source>选座</source>
        <translation>choose</translation>
    </message>
    <message>
        <source>入座</source>
        <translation>seat</translation>
    </message>
    <message>
        <source>放座</source>
        <translation>Free the seat</translation>
    </message>
    <message>
        <source>怎么看</source>
        <translation>How to look</translation>
    </message>
    <message>
        <source>座位图</source>
        <translation>Map</translation>
    </message>
    <message>
        <source>时间轴</source>
        <translation>Time line</translation>
    </message>
    <message>
        <source>前一天</source>
        <translation>The day before</translation>
    </message>
    <message>
        <source>后一天</source>
        <translation>The day after</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>贵宾厅</source>
        <translation>Lounge</translation>
    </message>
    <message>
        <source>再来的贵宾约等 {minutes} 分</source>
        <translation>the next guest waits about {minutes} min</translation>
    </message>
    <message>
        <source>已有人</source>
        <translation>taken</translation>
    </message>
    <message>
        <source>预留的时间</source>
        <translation>Bookings</translation>
    </message>
    <message>
        <source>预留…</source>
        <translation>Book…</translation>
    </message>
    <message>
        <source>改这一处…</source>
        <translation>Change this place…</translation>
    </message>
    <message>
        <source>{place} 不空，请另选一处。</source>
        <translation>{place} is not free; please choose another.</translation>
    </message>
    <message>
        <source>先扫卡或找到贵宾，再预留</source>
        <translation>Scan or find a guest first, then book</translation>
    </message>
</context>
<context>
    <name>LoungeReception</name>
    <message>
        <source>已撤销。</source>
        <translation>Undone.</translation>
    </message>
    <message>
        <source>已撤销，请收回这张欢迎卡。</source>
        <translation>Undone; please take the welcome card back.</translation>
    </message>
    <message>
        <source>已接待并入座。10 秒内 Ctrl+Z 撤销</source>
        <translation>Received and seated. Ctrl+Z within 10 s takes it back</translation>
    </message>
    <message>
        <source>已接待，{seat} 刚有人坐了。10 秒内 Ctrl+Z 撤销</source>
        <translation>Received; {seat} was just taken. Ctrl+Z within 10 s takes it back</translation>
    </message>
    <message>
        <source>座位上按 Enter 送停车券</source>
        <translation>Enter on the seat gives a parking voucher</translation>
    </message>
</context>
<context>
    <name>LoungeRightSheet</name>
    <message>
        <source>进厅规则</source>
        <translation>Who may come in</translation>
    </message>
    <message>
        <source>谁能进、带几位、多久几次、坐多久。启用后马上生效，不用重启。</source>
        <translation>Who enters, with how many, how often, for how long. In force at once, without a restart.</translation>
    </message>
    <message>
        <source>谁能进厅</source>
        <translation>Who enters</translation>
    </message>
    <message>
        <source>最多几次（空着不限）</source>
        <translation>Visits (empty: any)</translation>
    </message>
    <message>
        <source>几天之内</source>
        <translation>Within days</translation>
    </message>
    <message>
        <source>最多坐几分钟（空着不限）</source>
        <translation>Minutes of stay (empty: any)</translation>
    </message>
    <message>
        <source>先试一试</source>
        <translation>Try it first</translation>
    </message>
    <message>
        <source>不改了</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>启用</source>
        <translation>Put in force</translation>
    </message>
    <message>
        <source>没有等级的</source>
        <translation>Without a tier</translation>
    </message>
    <message>
        <source>{tier}可带几位</source>
        <translation>{tier}: companions</translation>
    </message>
    <message>
        <source>按这样：近 7 天到店 {count} 次，其中 {away} 次要主管放行</source>
        <translation>By these: of {count} visits in 7 days, {away} would have needed a supervisor</translation>
    </message>
    <message>
        <source>等级不含贵宾厅</source>
        <translation>tier without the lounge</translation>
    </message>
    <message>
        <source>次数已满</source>
        <translation>visits used up</translation>
    </message>
    <message>
        <source>同行超过</source>
        <translation>too many companions</translation>
    </message>
</context>
<context>
    <name>MenuRow</name>
    <message>
        <source>中文名</source>
        <translation>Chinese name</translation>
    </message>
    <message>
        <source>英文名</source>
        <translation>English name</translation>
    </message>
    <message>
        <source>含什么，如 奶 坚果</source>
        <translation>Contains, e.g. milk nuts</translation>
    </message>
    <message>
        <source>删掉这一种</source>
        <translation>Remove this drink</translation>
    </message>
</context>
<context>
    <name>MenuSheet</name>
    <message>
        <source>酒水单</source>
        <translation>Drinks menu</translation>
    </message>
    <message>
        <source>写明含什么，点单时会和贵宾的禁忌对照。保存后马上生效，不用重启。</source>
        <translation>Say what each contains: orders are held against the guest&apos;s taboo. In force as soon as it is saved.</translation>
    </message>
    <message>
        <source>加一种</source>
        <translation>Add a drink</translation>
    </message>
    <message>
        <source>不改了</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>启用</source>
        <translation>Put in force</translation>
    </message>
</context>
<context>
    <name>MergePanel</name>
    <message>
        <source>两份没有互相矛盾的地方。</source>
        <translation>The two do not contradict each other.</translation>
    </message>
    <message>
        <source>只有右边写着的 {n} 项，直接并入。</source>
        <translation>Only the right one knows {n} more: taken as they are.</translation>
    </message>
    <message>
        <source>保留这份</source>
        <translation>Remains</translation>
    </message>
    <message>
        <source>并入</source>
        <translation>Merged in</translation>
    </message>
    <message>
        <source>建议</source>
        <translation>Proposed</translation>
    </message>
    <message>
        <source>您改选的</source>
        <translation>Your choice</translation>
    </message>
    <message>
        <source>两个都留</source>
        <translation>Keep both</translation>
    </message>
</context>
<context>
    <name>MergeSheet</name>
    <message>
        <source>合并后 {days} 天内可以原样撤销</source>
        <translation>The merge can be undone whole for {days} days</translation>
    </message>
    <message>
        <source>把两份档案合并成一位？</source>
        <translation>Make these two records one guest?</translation>
    </message>
    <message>
        <source>{why}。{undo}。</source>
        <translation>{why}. {undo}.</translation>
    </message>
    <message>
        <source>两份资料没有相同之处，请先核对</source>
        <translation>Nothing in them is the same: check first</translation>
    </message>
    <message>
        <source>左右对调</source>
        <translation>Swap sides</translation>
    </message>
    <message>
        <source>先不合并</source>
        <translation>Not now</translation>
    </message>
    <message>
        <source>合并</source>
        <translation>Merge</translation>
    </message>
    <message>
        <source>有一份档案不在这台电脑上，联网后再合并。</source>
        <translation>One of the records is not on this computer: merge once the line is back.</translation>
    </message>
    <message>
        <source>正在向总部取另一份档案…</source>
        <translation>Asking head office for the other record…</translation>
    </message>
</context>
<context>
    <name>NewCardSheet</name>
    <message>
        <source>新卡尾号 {tail}，保存后旧卡停用</source>
        <translation>New card ends {tail}; the old card stops working</translation>
    </message>
    <message>
        <source>哪位贵宾换了新卡？</source>
        <translation>Who has a new card?</translation>
    </message>
    <message>
        <source>姓名、拼音、手机尾号或旧卡号</source>
        <translation>Name, pinyin, phone ending or old card</translation>
    </message>
    <message>
        <source>查到的贵宾</source>
        <translation>Guests found</translation>
    </message>
    <message>
        <source>最多列 8 位，再输一个字更准</source>
        <translation>At most 8 are listed; one more letter narrows it</translation>
    </message>
    <message>
        <source>收起</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>换成这张卡</source>
        <translation>Give this card</translation>
    </message>
    <message>
        <source>没有找到。换一种写法，或输入整个手机号问总部。</source>
        <translation>Nobody found. Try another spelling, or the whole phone number to ask head office.</translation>
    </message>
</context>
<context>
    <name>NewPictureSheet</name>
    <message>
        <source>给{address}加图片</source>
        <translation>A picture for {address}</translation>
    </message>
    <message>
        <source>JPEG、PNG 或 WebP，最多 10 MB；拍摄地点等信息不会留下。</source>
        <translation>JPEG, PNG or WebP, at most 10 MB. Where it was taken and the like is not kept.</translation>
    </message>
    <message>
        <source>重拍</source>
        <translation>Take another</translation>
    </message>
    <message>
        <source>拍照…</source>
        <translation>Take a photo…</translation>
    </message>
    <message>
        <source>关摄像头</source>
        <translation>Camera off</translation>
    </message>
    <message>
        <source>选文件…</source>
        <translation>Choose a file…</translation>
    </message>
    <message>
        <source>换一张…</source>
        <translation>Choose another…</translation>
    </message>
    <message>
        <source>用作</source>
        <translation>Used as</translation>
    </message>
    <message>
        <source>不加了</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>拍照</source>
        <translation>Take the photo</translation>
    </message>
    <message>
        <source>用这张</source>
        <translation>Use this one</translation>
    </message>
    <message>
        <source>加到档案</source>
        <translation>Add to profile</translation>
    </message>
    <message>
        <source>正在打开摄像头…</source>
        <translation>Opening the camera…</translation>
    </message>
    <message>
        <source>正在处理图片…</source>
        <translation>Looking at the picture…</translation>
    </message>
    <message>
        <source>选一张图片</source>
        <translation>Choose a picture</translation>
    </message>
    <message>
        <source>图片</source>
        <translation>Pictures</translation>
    </message>
    <message>
        <source>把图片拖到这里，或按 Ctrl+V 粘贴</source>
        <translation>Drop a picture here, or paste it with Ctrl+V</translation>
    </message>
    <message>
        <source>摄像头的画面</source>
        <translation>What the camera sees</translation>
    </message>
    <message>
        <source>刚拍的照片</source>
        <translation>The photo just taken</translation>
    </message>
    <message>
        <source>这张图片会这样留下</source>
        <translation>The picture as it will be kept</translation>
    </message>
    <message>
        <source>给{address}的服务单加图片</source>
        <translation>Add a picture to a request of {address}</translation>
    </message>
    <message>
        <source>加到服务单</source>
        <translation>Add to the request</translation>
    </message>
</context>
<context>
    <name>NewsDesk</name>
    <message>
        <source>待我处理</source>
        <translation>For me</translation>
    </message>
    <message>
        <source>{name} 交班，等您看</source>
        <translation>{name} handed over; to be read</translation>
    </message>
    <message>
        <source>{name}：{answer}</source>
        <translation>{name}: {answer}</translation>
    </message>
</context>
<context>
    <name>NoteReadingSheet</name>
    <message>
        <source>知道了</source>
        <translation>All right</translation>
    </message>
</context>
<context>
    <name>NoteSheet</name>
    <message>
        <source>{address}的备注</source>
        <translation>A note about {address}</translation>
    </message>
    <message>
        <source>同事都能看到；对客时藏起。Ctrl+Enter 记下。</source>
        <translation>Colleagues see it; hidden in counter view. Ctrl+Enter saves.</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>不写了</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>记下</source>
        <translation>Save</translation>
    </message>
</context>
<context>
    <name>NotesPanel</name>
    <message>
        <source>备注</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>写备注</source>
        <translation>Write a note</translation>
    </message>
    <message>
        <source>备注已藏起，按右上角的眼睛再看</source>
        <translation>Notes are hidden; press the eye at the top right to see them</translation>
    </message>
    <message>
        <source>还没有备注</source>
        <translation>No notes yet</translation>
    </message>
</context>
<context>
    <name>OfflineStrip</name>
    <message>
        <source>网络断开</source>
        <translation>Line is down</translation>
    </message>
    <message>
        <source>网络断开，接待、服务、打印照常。</source>
        <translation>Line is down. Reception, services and printing carry on.</translation>
    </message>
    <message>
        <source>礼券核销要等联网。</source>
        <translation>Redeeming waits for the line.</translation>
    </message>
    <message>
        <source>网络断开，硬盘也快满了。</source>
        <translation>Line is down, and the disk is nearly full.</translation>
    </message>
    <message>
        <source>新的内容存不进，请先清理出空间。</source>
        <translation>Nothing new can be saved; please make room first.</translation>
    </message>
    <message>
        <source>哪些能做</source>
        <translation>What works</translation>
    </message>
</context>
<context>
    <name>OpenMatter</name>
    <message>
        <source>有事待跟进</source>
        <translation>Something open</translation>
    </message>
    <message>
        <source>按住空格看</source>
        <translation>hold Space</translation>
    </message>
    <message>
        <source>在贵宾档案里看</source>
        <translation>see the profile</translation>
    </message>
</context>
<context>
    <name>OrderSheet</name>
    <message>
        <source>给{address}点单</source>
        <translation>Order for {address}</translation>
    </message>
    <message>
        <source>常喝：{drink}</source>
        <translation>Usually: {drink}</translation>
    </message>
    <message>
        <source>要什么</source>
        <translation>What</translation>
    </message>
    <message>
        <source>几份</source>
        <translation>How many</translation>
    </message>
    <message>
        <source>给茶水间的话，如少糖</source>
        <translation>A word for the pantry, e.g. less sugar</translation>
    </message>
    <message>
        <source>不点了</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>{drink}含{what}。请先问过贵宾，确实要再按一次。</source>
        <translation>{drink} contains {what}. Ask the guest first; press again if it is wanted.</translation>
    </message>
    <message>
        <source>特别留意：{taboo}</source>
        <translation>Careful: {taboo}</translation>
    </message>
    <message>
        <source>仍然点单</source>
        <translation>Order all the same</translation>
    </message>
    <message>
        <source>点单</source>
        <translation>Order</translation>
    </message>
</context>
<context>
    <name>OtherRecordSheet</name>
    <message>
        <source>哪一份档案也是{address}？</source>
        <translation>Which record is {address} too?</translation>
    </message>
    <message>
        <source>先并排对比，再决定是否合并</source>
        <translation>Compare first, then decide</translation>
    </message>
    <message>
        <source>姓名、拼音、手机尾号或卡号</source>
        <translation>Name, pinyin, end of phone or card number</translation>
    </message>
    <message>
        <source>可能是同一位的档案</source>
        <translation>Records that may be the same guest</translation>
    </message>
    <message>
        <source>最多列 8 位，再输一个字更准</source>
        <translation>At most 8 are listed; one more letter narrows it</translation>
    </message>
    <message>
        <source>没有像是同一位的档案；输入几个字再找</source>
        <translation>No record looks like the same guest; type to find one</translation>
    </message>
    <message>
        <source>收起</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>并排对比</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>先找到另一份档案</source>
        <translation>Find the other record first</translation>
    </message>
</context>
<context>
    <name>OutagePage</name>
    <message>
        <source>立即同步</source>
        <translation>Sync now</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>back</translation>
    </message>
    <message>
        <source>联网与离线</source>
        <translation>Online and offline</translation>
    </message>
    <message>
        <source>断网也照常</source>
        <translation>Works without the line</translation>
    </message>
    <message>
        <source>要联网</source>
        <translation>Needs the line</translation>
    </message>
    <message>
        <source>现在都能办</source>
        <translation>All available now</translation>
    </message>
    <message>
        <source>有事请打 {phone}</source>
        <translation>Questions: call {phone}</translation>
    </message>
    <message>
        <source>硬盘快满了，新的内容存不进，已保存的照常上传</source>
        <translation>Disk nearly full: nothing new is saved; what was saved is still sent</translation>
    </message>
    <message>
        <source>待上传的 2 分钟没有动，正在重试</source>
        <translation>What waits has not moved for 2 minutes; trying again</translation>
    </message>
    <message numerus="yes">
        <source>本机时钟快了 %n 分，以总部时间为准</source>
        <translation>
            <numerusform>This computer&apos;s clock is %n minute fast; head office&apos;s time counts</numerusform>
            <numerusform>This computer&apos;s clock is %n minutes fast; head office&apos;s time counts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>本机时钟慢了 %n 分，以总部时间为准</source>
        <translation>
            <numerusform>This computer&apos;s clock is %n minute slow; head office&apos;s time counts</numerusform>
            <numerusform>This computer&apos;s clock is %n minutes slow; head office&apos;s time counts</numerusform>
        </translation>
    </message>
    <message>
        <source>还没有同步过</source>
        <translation>Never synced</translation>
    </message>
    <message>
        <source>资料截至{moment}</source>
        <translation>Data as of {moment}</translation>
    </message>
    <message>
        <source>已联网</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>离线</source>
        <translation>Offline</translation>
    </message>
    <message numerus="yes">
        <source>%n 项待上传</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
    <message>
        <source>没有待上传</source>
        <translation>Nothing waiting</translation>
    </message>
    <message>
        <source>发出的礼券照样有效</source>
        <translation>Vouchers given now are valid</translation>
    </message>
    <message numerus="yes">
        <source>本机还有 %n 个券号</source>
        <translation>
            <numerusform>%n voucher number left here</numerusform>
            <numerusform>%n voucher numbers left here</numerusform>
        </translation>
    </message>
    <message>
        <source>接待、换座、离厅</source>
        <translation>Receive, seat, check out</translation>
    </message>
    <message>
        <source>座位以联网后总部为准，冲突会告诉您</source>
        <translation>Head office settles a seat taken twice, and you are told</translation>
    </message>
    <message>
        <source>服务单</source>
        <translation>Services</translation>
    </message>
    <message>
        <source>开单、交给、移动、结束</source>
        <translation>Open, assign, move on, close</translation>
    </message>
    <message>
        <source>联网后自动上传，两边都改过的请您定</source>
        <translation>Sent once online; what two people changed you settle</translation>
    </message>
    <message>
        <source>偏好、备注、专属顾问</source>
        <translation>Preferences, notes, shopper</translation>
    </message>
    <message>
        <source>查找贵宾</source>
        <translation>Find guest</translation>
    </message>
    <message>
        <source>本机名册里的都能找到</source>
        <translation>Everybody in this desk&apos;s directory</translation>
    </message>
    <message>
        <source>发礼券</source>
        <translation>Give a voucher</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>欢迎卡、礼券</source>
        <translation>Welcome card, voucher</translation>
    </message>
    <message>
        <source>登录</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>在本机登录过的同事</source>
        <translation>Colleagues who have signed in here before</translation>
    </message>
    <message>
        <source>照常</source>
        <translation>As usual</translation>
    </message>
    <message>
        <source>只在本机</source>
        <translation>This desk only</translation>
    </message>
    <message>
        <source>记在本机，送不到总部</source>
        <translation>Kept at this desk; head office does not get it</translation>
    </message>
    <message>
        <source>离线太久，联网后恢复</source>
        <translation>offline too long; works again once online</translation>
    </message>
    <message>
        <source>不联网可办到 {moment}</source>
        <translation>without the line until {moment}</translation>
    </message>
    <message>
        <source>停办</source>
        <translation>Stopped</translation>
    </message>
    <message>
        <source>有限度</source>
        <translation>Within limits</translation>
    </message>
    <message>
        <source>等联网</source>
        <translation>Waits</translation>
    </message>
    <message>
        <source>可办</source>
        <translation>Available</translation>
    </message>
    <message>
        <source>办不了</source>
        <translation>Not possible</translation>
    </message>
    <message>
        <source>核销礼券</source>
        <translation>Redeem voucher</translation>
    </message>
    <message>
        <source>总部确认没有在别处用过，才算数</source>
        <translation>Only head office knows that it was not used elsewhere</translation>
    </message>
    <message>
        <source>别处刚改的资料</source>
        <translation>Changes made elsewhere</translation>
    </message>
    <message>
        <source>联网后自动更新</source>
        <translation>Arrive once online</translation>
    </message>
    <message>
        <source>第一次在本机登录</source>
        <translation>First sign-in at this desk</translation>
    </message>
    <message>
        <source>以后离线也能登录</source>
        <translation>Later ones work offline too</translation>
    </message>
    <message>
        <source>打印停机包</source>
        <translation>Print downtime pack</translation>
    </message>
    <message>
        <source>在设置里给停机包选打印机，就每 2 小时自动打印</source>
        <translation>Choose a printer for it in the settings, and it is printed every 2 hours</translation>
    </message>
    <message>
        <source>每 2 小时自动打印，下一份 {clock}</source>
        <translation>Printed every 2 hours, next at {clock}</translation>
    </message>
</context>
<context>
    <name>OverviewTab</name>
    <message>
        <source>接待提示</source>
        <translation>Brief</translation>
    </message>
    <message>
        <source>没有等着的事</source>
        <translation>Nothing is waiting</translation>
    </message>
    <message>
        <source>专属顾问</source>
        <translation>Personal shopper</translation>
    </message>
    <message>
        <source>记一位</source>
        <translation>Add a person</translation>
    </message>
    <message>
        <source>家人与代办人</source>
        <translation>Family and who may act</translation>
    </message>
    <message>
        <source>还没有记下谁</source>
        <translation>Nobody noted yet</translation>
    </message>
    <message>
        <source>最近的日子</source>
        <translation>Next dates</translation>
    </message>
    <message>
        <source>没有记下日子</source>
        <translation>No dates noted</translation>
    </message>
    <message>
        <source>资料</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>还没有</source>
        <translation>None yet</translation>
    </message>
    <message>
        <source>指定一位</source>
        <translation>Choose one</translation>
    </message>
    <message>
        <source>更换</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>请人代班</source>
        <translation>Find a cover</translation>
    </message>
    <message>
        <source>只为这一位贵宾</source>
        <translation>For this guest alone</translation>
    </message>
    <message>
        <source>代这一位</source>
        <translation>Covers this guest</translation>
    </message>
    <message>
        <source>今日代班</source>
        <translation>Covers today</translation>
    </message>
    <message>
        <source>称呼</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>更改</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>化名 {name}</source>
        <translation>alias {name}</translation>
    </message>
    <message>
        <source>名片</source>
        <translation>Card</translation>
    </message>
    <message>
        <source>导出…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>打码，或两人确认后完整</source>
        <translation>Masked or in full</translation>
    </message>
</context>
<context>
    <name>PaperVisitSheet</name>
    <message>
        <source>补录纸上的到店</source>
        <translation>Enter a visit from paper</translation>
    </message>
    <message>
        <source>哪一天</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>到店时间，如 14:05</source>
        <translation>Arrived, such as 14:05</translation>
    </message>
    <message>
        <source>离店时间，如 15:30</source>
        <translation>Left, such as 15:30</translation>
    </message>
    <message>
        <source>同行</source>
        <translation>Companions</translation>
    </message>
    <message>
        <source>不补了</source>
        <translation>Not now</translation>
    </message>
    <message>
        <source>补录</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>写成 14:05 这样</source>
        <translation>Please write it like 14:05</translation>
    </message>
</context>
<context>
    <name>PaperWords</name>
    <message>
        <source>{paper}已存成 PDF</source>
        <translation>{paper} saved as PDF</translation>
    </message>
    <message>
        <source>{paper}在等打印机</source>
        <translation>{paper} waits for the printer</translation>
    </message>
    <message>
        <source>{paper}已送打印机</source>
        <translation>{paper} sent to printer</translation>
    </message>
    <message>
        <source>{paper}没有打成</source>
        <translation>{paper} was not printed</translation>
    </message>
    <message>
        <source>不知道{paper}有没有打成，请看打印机</source>
        <translation>{paper}: not known whether printed; please look at the printer</translation>
    </message>
</context>
<context>
    <name>PictureActs</name>
    <message>
        <source>已移除这张图片</source>
        <translation>Picture removed</translation>
    </message>
    <message>
        <source>已放回</source>
        <translation>Put back</translation>
    </message>
</context>
<context>
    <name>PictureSheet</name>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>移除</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>正在取图片…</source>
        <translation>Fetching the picture…</translation>
    </message>
</context>
<context>
    <name>PicturesTab</name>
    <message>
        <source>这位贵宾用化名，档案里不放照片</source>
        <translation>This guest goes by an alias: no photo is kept</translation>
    </message>
    <message>
        <source>还没有照片，拖一张进来就行</source>
        <translation>No photos yet. Drop one here</translation>
    </message>
    <message>
        <source>加照片</source>
        <translation>Add photo</translation>
    </message>
    <message>
        <source>照片</source>
        <translation>Photos</translation>
    </message>
    <message>
        <source>加资料</source>
        <translation>Add paper</translation>
    </message>
    <message>
        <source>资料</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>还没有资料</source>
        <translation>No papers yet</translation>
    </message>
</context>
<context>
    <name>PlaceSheet</name>
    <message>
        <source>加一处</source>
        <translation>Another place</translation>
    </message>
    <message>
        <source>改这一处</source>
        <translation>Change this place</translation>
    </message>
    <message>
        <source>“窗边 6 号”空格前的字是座位图上的分区。保存后马上生效。</source>
        <translation>Of “Window 6” the word before the blank is its area on the map. In force once saved.</translation>
    </message>
    <message>
        <source>哪一种</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>座位</source>
        <translation>Seat</translation>
    </message>
    <message>
        <source>贵宾室</source>
        <translation>Room</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Chinese name</translation>
    </message>
    <message>
        <source>英文名</source>
        <translation>English name</translation>
    </message>
    <message>
        <source>能坐几位</source>
        <translation>Seats</translation>
    </message>
    <message>
        <source>有什么</source>
        <translation>Offers</translation>
    </message>
    <message>
        <source>停用</source>
        <translation>Take out of use</translation>
    </message>
    <message>
        <source>不改了</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>重新启用</source>
        <translation>Back into use</translation>
    </message>
    <message>
        <source>启用</source>
        <translation>Bring back</translation>
    </message>
</context>
<context>
    <name>PlacesSheet</name>
    <message>
        <source>座位与贵宾室</source>
        <translation>Seats and rooms</translation>
    </message>
    <message>
        <source>座位图按这个次序排。改好马上生效，不用重启。</source>
        <translation>The map keeps this order. Changes are in force at once, without a restart.</translation>
    </message>
    <message>
        <source>加一处</source>
        <translation>Another place</translation>
    </message>
    <message>
        <source>上移</source>
        <translation>Up</translation>
    </message>
    <message>
        <source>下移</source>
        <translation>Down</translation>
    </message>
    <message>
        <source>好了</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>贵宾室</source>
        <translation>Room</translation>
    </message>
    <message>
        <source>座位</source>
        <translation>Seat</translation>
    </message>
    <message>
        <source>已停用</source>
        <translation>Out of use</translation>
    </message>
    <message>
        <source>Enter 重新启用</source>
        <translation>Enter brings it back</translation>
    </message>
</context>
<context>
    <name>PreferenceSheet</name>
    <message>
        <source>{address}的{topic}</source>
        <translation>{address}: {topic}</translation>
    </message>
    <message>
        <source>不写就是清除这一项</source>
        <translation>Leave it empty to clear it</translation>
    </message>
    <message>
        <source>哪一项</source>
        <translation>Which one</translation>
    </message>
    <message>
        <source>谁告诉的</source>
        <translation>Who told us</translation>
    </message>
    <message>
        <source>不改了</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>记下</source>
        <translation>Save</translation>
    </message>
</context>
<context>
    <name>ProfileView</name>
    <message>
        <source>概览</source>
        <translation>Overview</translation>
    </message>
    <message>
        <source>偏好与尺码</source>
        <translation>Preferences &amp; sizes</translation>
    </message>
    <message>
        <source>到店</source>
        <translation>Visits</translation>
    </message>
    <message>
        <source>礼券与积分</source>
        <translation>Vouchers &amp; points</translation>
    </message>
    <message>
        <source>服务</source>
        <translation>Services</translation>
    </message>
    <message>
        <source>关怀与日子</source>
        <translation>Care &amp; dates</translation>
    </message>
    <message>
        <source>时间线</source>
        <translation>Timeline</translation>
    </message>
    <message>
        <source>贵宾档案</source>
        <translation>Guest profile</translation>
    </message>
    <message>
        <source>结束代班</source>
        <translation>End cover</translation>
    </message>
    <message>
        <source>加照片</source>
        <translation>Add photo</translation>
    </message>
    <message>
        <source>照片与资料</source>
        <translation>Photos &amp; papers</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>去处</source>
        <translation>Go to</translation>
    </message>
    <message>
        <source>今日</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>贵宾</source>
        <translation>Guests</translation>
    </message>
    <message>
        <source>服务</source>
        <translation>Services</translation>
    </message>
    <message>
        <source>礼券与礼遇</source>
        <translation>Vouchers</translation>
    </message>
    <message>
        <source>待我处理</source>
        <translation>For me</translation>
    </message>
    <message>
        <source>更多</source>
        <translation>More</translation>
    </message>
    <message>
        <source>贵宾厅</source>
        <translation>Lounge</translation>
    </message>
</context>
<context>
    <name>ReadySheet</name>
    <message>
        <source>贵宾厅就绪</source>
        <translation>Lounge ready</translation>
    </message>
    <message>
        <source>关上</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>已好 {done} 项，共 {all} 项</source>
        <translation>{done} of {all} done</translation>
    </message>
    <message>
        <source>哪一班</source>
        <translation>Which shift</translation>
    </message>
    <message>
        <source>{who} 取消</source>
        <translation>Taken back by {who}</translation>
    </message>
    <message>
        <source>已好</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>还没有</source>
        <translation>Not yet</translation>
    </message>
</context>
<context>
    <name>ReceiptWork</name>
    <message>
        <source>没有登记</source>
        <translation>Not checked in</translation>
    </message>
    <message>
        <source>再试一次</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>已撤销。</source>
        <translation>Undone.</translation>
    </message>
    <message>
        <source>请收回这张欢迎卡</source>
        <translation>Please take the welcome card back</translation>
    </message>
    <message>
        <source>已收回</source>
        <translation>Taken back</translation>
    </message>
    <message numerus="yes">
        <source>%n 秒内，座位与通知一并收回</source>
        <translation>
            <numerusform>%n s left; takes seat and news back</numerusform>
            <numerusform>%n s left; takes seat and news back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 秒内，座位一并放回</source>
        <translation>
            <numerusform>%n s left; frees the seat too</numerusform>
            <numerusform>%n s left; frees the seat too</numerusform>
        </translation>
    </message>
    <message>
        <source>打印欢迎卡</source>
        <translation>Print welcome card</translation>
    </message>
    <message>
        <source>打印欢迎卡</source>
        <comment>beside two others</comment>
        <translation>Print card</translation>
    </message>
    <message>
        <source>离厅</source>
        <translation>Check out</translation>
    </message>
    <message>
        <source>回厅</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>去逛店</source>
        <translation>Shopping</translation>
    </message>
    <message>
        <source>改请 {name}</source>
        <translation>Ask {name}</translation>
    </message>
    <message>
        <source>电话回复</source>
        <translation>By phone</translation>
    </message>
    <message>
        <source>分机 {number}</source>
        <translation>Ext. {number}</translation>
    </message>
    <message>
        <source>另请</source>
        <translation>Others</translation>
    </message>
    <message>
        <source>没有寄存</source>
        <translation>No bags kept</translation>
    </message>
    <message numerus="yes">
        <source>寄存 %n 袋</source>
        <translation>
            <numerusform>%n bag kept</numerusform>
            <numerusform>%n bags kept</numerusform>
        </translation>
    </message>
    <message>
        <source>送停车券</source>
        <translation>Give parking voucher</translation>
    </message>
</context>
<context>
    <name>Reception</name>
    <message>
        <source>{clock} 前办好</source>
        <translation>done by {clock}</translation>
    </message>
    <message>
        <source>已开 {count} 张服务单</source>
        <translation>{count} services requested</translation>
    </message>
    <message>
        <source>已开服务单</source>
        <translation>Service requested</translation>
    </message>
    <message>
        <source>{clock} 登记</source>
        <translation>{clock} Checking in</translation>
    </message>
    <message>
        <source>{clock} 已登记</source>
        <translation>{clock} Checked in</translation>
    </message>
    <message>
        <source>未安排座位</source>
        <translation>No seat yet</translation>
    </message>
    <message>
        <source>{seat} 刚有人坐了</source>
        <translation>{seat} has just been taken</translation>
    </message>
    <message>
        <source>欢迎卡</source>
        <translation>Welcome card</translation>
    </message>
    <message>
        <source>今日不打卡</source>
        <translation>No card today</translation>
    </message>
    <message>
        <source>座位已放。</source>
        <translation>The seat is free again.</translation>
    </message>
    <message>
        <source>座位已放，已告知{name}是误登记。</source>
        <translation>Seat free again; {name} has been told.</translation>
    </message>
    <message>
        <source>可坐至 {clock}</source>
        <translation>until {clock}</translation>
    </message>
    <message>
        <source>逛店中</source>
        <translation>Shopping</translation>
    </message>
    <message>
        <source>{seat} 留着</source>
        <translation>{seat} kept</translation>
    </message>
    <message>
        <source>有寄存未取</source>
        <translation>In storage</translation>
    </message>
    <message>
        <source>座位已放，{name}还没有收到通知。</source>
        <translation>The seat is free; {name} had not been told yet.</translation>
    </message>
</context>
<context>
    <name>RecognisedPage</name>
    <message>
        <source>返回</source>
        <translation>back</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>贵宾档案</source>
        <translation>profile</translation>
    </message>
    <message>
        <source>撤销</source>
        <comment>hint</comment>
        <translation>undo</translation>
    </message>
    <message>
        <source>返回今日</source>
        <translation>back to Today</translation>
    </message>
    <message>
        <source>换座位</source>
        <translation>seat</translation>
    </message>
    <message>
        <source>空格</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>看待跟进</source>
        <translation>open matter</translation>
    </message>
    <message>
        <source>上一个座位</source>
        <translation>Previous seat</translation>
    </message>
    <message>
        <source>下一个座位</source>
        <translation>Next seat</translation>
    </message>
    <message>
        <source>由谁来、事由与车牌…</source>
        <translation>Who comes, purpose and car…</translation>
    </message>
    <message>
        <source>座位已满</source>
        <translation>No free seat</translation>
    </message>
    <message>
        <source>未安排座位</source>
        <translation>No seat yet</translation>
    </message>
    <message>
        <source>接待</source>
        <translation>Receive</translation>
    </message>
    <message>
        <source>换到 {seat}</source>
        <translation>Move to {seat}</translation>
    </message>
    <message>
        <source>看同行</source>
        <translation>companions</translation>
    </message>
    <message>
        <source>先取号等候</source>
        <translation>Give a number first</translation>
    </message>
    <message>
        <source>请在大厅稍候</source>
        <translation>Please wait in the hall</translation>
    </message>
    <message>
        <source>主管放行</source>
        <translation>Supervisor</translation>
    </message>
</context>
<context>
    <name>RecordCards</name>
    <message>
        <source>保留这份</source>
        <translation>Remains</translation>
    </message>
    <message>
        <source>并入，卡和往来都跟过来</source>
        <translation>Merged in, with cards and history</translation>
    </message>
</context>
<context>
    <name>RelationSheet</name>
    <message>
        <source>{address}身边的人</source>
        <translation>Somebody with {address}</translation>
    </message>
    <message>
        <source>代办时请核对身份</source>
        <translation>Check identity before they act</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>是贵宾的</source>
        <translation>Is the guest&apos;s</translation>
    </message>
    <message>
        <source>可以代办</source>
        <translation>May</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>能不能提</source>
        <translation>Before others</translation>
    </message>
    <message>
        <source>可以提</source>
        <translation>May be mentioned</translation>
    </message>
</context>
<context>
    <name>ReleaseSheet</name>
    <message>
        <source>主管放行</source>
        <translation>Supervisor lets in</translation>
    </message>
    <message>
        <source>哪位主管</source>
        <translation>Supervisor</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>主管的 PIN</source>
        <translation>The supervisor&apos;s PIN</translation>
    </message>
    <message>
        <source>不放行</source>
        <translation>Do not let in</translation>
    </message>
    <message>
        <source>放行</source>
        <translation>Let in</translation>
    </message>
    <message>
        <source>本店还没有主管的账号，请联系总部。</source>
        <translation>This store has no supervisor yet; please call head office.</translation>
    </message>
</context>
<context>
    <name>RemedyLine</name>
    <message>
        <source>批准</source>
        <translation>Approve</translation>
    </message>
    <message>
        <source>收回</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>不批</source>
        <translation>Decline</translation>
    </message>
</context>
<context>
    <name>RemedySheet</name>
    <message>
        <source>超出您权限的，由另一位同事来批。</source>
        <translation>What is beyond your limit is approved by another colleague.</translation>
    </message>
    <message>
        <source>怎样补救</source>
        <translation>How to make good</translation>
    </message>
    <message>
        <source>补救</source>
        <translation>Remedy</translation>
    </message>
    <message>
        <source>先不定</source>
        <translation>Not yet</translation>
    </message>
    <message>
        <source>提出</source>
        <translation>Propose</translation>
    </message>
    <message>
        <source>请填金额，如 300 或 299.50</source>
        <translation>Give an amount such as 300 or 299.50</translation>
    </message>
    <message>
        <source>值多少元（至多 {most}）</source>
        <translation>Worth in yuan (at most {most})</translation>
    </message>
</context>
<context>
    <name>ReminderSheet</name>
    <message>
        <source>提醒贵宾</source>
        <translation>Remind guest</translation>
    </message>
    <message>
        <source>{address}您好，{day} {clock} 为您留了时间：{what}。到时在贵宾厅等您。</source>
        <translation>Good day, {address}. We are keeping {day} {clock} for you: {what}. We look forward to seeing you in the lounge.</translation>
    </message>
    <message>
        <source>贵宾怎么说</source>
        <translation>What the guest says</translation>
    </message>
    <message>
        <source>先不提醒</source>
        <translation>Not now</translation>
    </message>
    <message>
        <source>记下</source>
        <translation>Keep</translation>
    </message>
</context>
<context>
    <name>RequestFacts</name>
    <message>
        <source>服务</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>经办</source>
        <translation>Handled by</translation>
    </message>
    <message>
        <source>还没有人</source>
        <translation>Nobody yet</translation>
    </message>
    <message>
        <source>开单</source>
        <comment>fact</comment>
        <translation>Opened</translation>
    </message>
    <message>
        <source>结束</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>时限</source>
        <translation>Due</translation>
    </message>
</context>
<context>
    <name>RequestFormSheet</name>
    <message>
        <source>换一种</source>
        <translation>Another kind</translation>
    </message>
    <message>
        <source>为{address}新建服务单</source>
        <translation>New service for {address}</translation>
    </message>
    <message>
        <source>{span}内{what}</source>
        <translation>{what} within {span}</translation>
    </message>
    <message numerus="yes">
        <source>%n 小时</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message>
        <source>一句话说清（可不填，按上面的内容写）</source>
        <translation>In one line (optional; taken from above)</translation>
    </message>
    <message>
        <source>不用了</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>开单</source>
        <translation>Open service</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Take in</translation>
    </message>
    <message>
        <source>{address}的{kind}</source>
        <translation>{kind}: {address}</translation>
    </message>
    <message>
        <source>{moment} 前{what}</source>
        <translation>{what} by {moment}</translation>
    </message>
    <message>
        <source>谁能看（敏感的只有主管和经办人，文字只存在总部）</source>
        <translation>Who may see it (sensitive: supervisors and whoever handles it; words at head office)</translation>
    </message>
    <message>
        <source>敏感</source>
        <translation>Sensitive</translation>
    </message>
    <message>
        <source>本店同事</source>
        <translation>Colleagues of this store</translation>
    </message>
</context>
<context>
    <name>RequestPictures</name>
    <message>
        <source>服务单的图片</source>
        <translation>Pictures of the request</translation>
    </message>
</context>
<context>
    <name>RequestSheet</name>
    <message>
        <source>收起</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>交给…</source>
        <translation>Assign…</translation>
    </message>
    <message>
        <source>不办了</source>
        <translation>Drop it</translation>
    </message>
    <message>
        <source>不办的原因</source>
        <translation>Why it is dropped</translation>
    </message>
    <message>
        <source>贵宾不需要了</source>
        <translation>No longer needed</translation>
    </message>
    <message>
        <source>开错了单</source>
        <translation>Opened by mistake</translation>
    </message>
    <message>
        <source>办不到，已说明</source>
        <translation>Not possible, explained</translation>
    </message>
    <message>
        <source>服务单</source>
        <translation>Services</translation>
    </message>
    <message>
        <source>这张服务单已不在本机的列表里</source>
        <translation>This service is no longer in this desk&apos;s list</translation>
    </message>
    <message>
        <source>确定不办</source>
        <translation>Drop service</translation>
    </message>
    <message>
        <source>我来接</source>
        <translation>I take it</translation>
    </message>
    <message>
        <source>开始办</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>办好了</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>更多</source>
        <translation>More</translation>
    </message>
    <message>
        <source>留一句话给接手的人</source>
        <translation>A word for whoever goes on</translation>
    </message>
    <message>
        <source>记下这句话</source>
        <translation>Keep this word</translation>
    </message>
    <message>
        <source>继续办</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>下一步：{step}</source>
        <translation>Next: {step}</translation>
    </message>
</context>
<context>
    <name>RingDesk</name>
    <message>
        <source>来电 {number}</source>
        <translation>Call from {number}</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Ctrl+Shift+T 打开档案</source>
        <translation>Ctrl+Shift+T opens the profile</translation>
    </message>
    <message numerus="yes">
        <source>这个号码有 %n 位贵宾，请按姓名查找</source>
        <translation>
            <numerusform>%n guest has this number; search by name</numerusform>
            <numerusform>%n guests have this number; search by name</numerusform>
        </translation>
    </message>
    <message>
        <source>不是完整的号码，认不出是谁</source>
        <translation>Not a whole number: nobody can be told by it</translation>
    </message>
    <message>
        <source>本机没有这个号码的贵宾</source>
        <translation>Nobody on this desk has this number</translation>
    </message>
    <message>
        <source>问总部</source>
        <translation>Ask head office</translation>
    </message>
</context>
<context>
    <name>RosterPage</name>
    <message>
        <source>改这一天</source>
        <translation>change the day</translation>
    </message>
    <message>
        <source>换一天</source>
        <translation>day</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>back</translation>
    </message>
    <message>
        <source>值班表</source>
        <translation>Roster</translation>
    </message>
    <message>
        <source>前一天</source>
        <translation>Day before</translation>
    </message>
    <message>
        <source>后一天</source>
        <translation>Day after</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>顾问</source>
        <translation>Shoppers</translation>
    </message>
    <message>
        <source>前台与主管</source>
        <translation>Reception and supervisors</translation>
    </message>
    <message>
        <source>还没有同事</source>
        <translation>No colleagues yet</translation>
    </message>
    <message>
        <source>这一天还没有排班</source>
        <translation>No roster for this day yet</translation>
    </message>
    <message numerus="yes">
        <source>现在 %n 位在岗</source>
        <translation>
            <numerusform>%n on duty now</numerusform>
            <numerusform>%n on duty now</numerusform>
        </translation>
    </message>
    <message>
        <source>休息</source>
        <translation>Off</translation>
    </message>
    <message>
        <source>未排</source>
        <translation>Not set</translation>
    </message>
    <message>
        <source>{name} 代班</source>
        <translation>{name} covers</translation>
    </message>
</context>
<context>
    <name>RosterSheet</name>
    <message>
        <source>{name} 的班</source>
        <translation>{name}&apos;s day</translation>
    </message>
    <message>
        <source>这一天</source>
        <translation>That day</translation>
    </message>
    <message>
        <source>上班</source>
        <translation>At work</translation>
    </message>
    <message>
        <source>休息</source>
        <translation>Day off</translation>
    </message>
    <message>
        <source>几点到几点，例如 9:00-17:30；两段写 10-14 17-21；过午夜写 22-6</source>
        <translation>From – until, as in 9:00-17:30; two parts 10-14 17-21; past midnight 22-6</translation>
    </message>
    <message>
        <source>班次，例如早班、年假</source>
        <translation>Shift, as in early, leave</translation>
    </message>
    <message>
        <source>代班</source>
        <translation>Covered by</translation>
    </message>
    <message>
        <source>没有人代班</source>
        <translation>Nobody</translation>
    </message>
    <message>
        <source>不改了</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>记下</source>
        <translation>Save</translation>
    </message>
</context>
<context>
    <name>RungRow</name>
    <message>
        <source>没有人接（分钟）</source>
        <translation>Not taken (minutes)</translation>
    </message>
    <message>
        <source>时限用掉（%）</source>
        <translation>Time used (%)</translation>
    </message>
    <message>
        <source>超过时限（分钟）</source>
        <translation>Overdue (minutes)</translation>
    </message>
    <message>
        <source>什么时候</source>
        <translation>When</translation>
    </message>
    <message>
        <source>多少</source>
        <translation>How much</translation>
    </message>
    <message>
        <source>告诉谁</source>
        <translation>Tell whom</translation>
    </message>
    <message>
        <source>群里也说</source>
        <translation>In the group</translation>
    </message>
    <message>
        <source>删掉这一步</source>
        <translation>Remove this step</translation>
    </message>
</context>
<context>
    <name>SealedSheet</name>
    <message>
        <source>敏感投诉</source>
        <translation>Sensitive case</translation>
    </message>
    <message>
        <source>只存在总部；谁看过，总部都有记录。</source>
        <translation>Kept at head office alone; every look is on record there.</translation>
    </message>
    <message>
        <source>收起</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>回到投诉</source>
        <translation>Back to the case</translation>
    </message>
    <message>
        <source>正在问总部…</source>
        <translation>Asking head office…</translation>
    </message>
</context>
<context>
    <name>SeatCounts</name>
    <message>
        <source>座位</source>
        <translation>Seats</translation>
    </message>
    <message numerus="yes">
        <source>贵宾室空 %n 间</source>
        <translation>
            <numerusform>%n room free</numerusform>
            <numerusform>%n rooms free</numerusform>
        </translation>
    </message>
    <message>
        <source>空</source>
        <translation>Free</translation>
    </message>
    <message>
        <source>坐</source>
        <translation>Taken</translation>
    </message>
    <message>
        <source>逛店</source>
        <translation>Shopping</translation>
    </message>
    <message>
        <source>整理好了</source>
        <translation>Tidied</translation>
    </message>
    <message>
        <source>待整理</source>
        <translation>To tidy</translation>
    </message>
</context>
<context>
    <name>SelfTestSheet</name>
    <message>
        <source>自检</source>
        <translation>Self-test</translation>
    </message>
    <message>
        <source>正在副本上检查：强行结束、断线、乱时钟、重算……大约半分钟，可以关掉这里继续工作。</source>
        <translation>Checking on a copy: killing, cutting the line, turning the clock, working it out again… It takes about half a minute; you can close this and carry on.</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>Got it</translation>
    </message>
</context>
<context>
    <name>ServiceTab</name>
    <message>
        <source>在办的服务</source>
        <translation>Services in hand</translation>
    </message>
    <message>
        <source>没有在办的服务</source>
        <translation>No services in hand</translation>
    </message>
    <message>
        <source>办过的服务</source>
        <translation>Closed services</translation>
    </message>
    <message>
        <source>本机没有办过的服务</source>
        <translation>No closed services on this desk</translation>
    </message>
</context>
<context>
    <name>ServicesPage</name>
    <message>
        <source>方向键</source>
        <translation>Arrows</translation>
    </message>
    <message>
        <source>选单</source>
        <translation>choose</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>open</translation>
    </message>
    <message>
        <source>移动到…</source>
        <translation>move to…</translation>
    </message>
    <message>
        <source>交给…</source>
        <translation>assign…</translation>
    </message>
    <message>
        <source>新建服务单</source>
        <translation>New service</translation>
    </message>
    <message>
        <source>服务</source>
        <translation>Services</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>我经办</source>
        <translation>Mine</translation>
    </message>
    <message>
        <source>未指派</source>
        <translation>Unassigned</translation>
    </message>
    <message>
        <source>看哪些服务单</source>
        <translation>Which services</translation>
    </message>
    <message>
        <source>先扫卡或找到贵宾，再开服务单</source>
        <translation>Scan a card or find the guest first</translation>
    </message>
    <message>
        <source>上报规则</source>
        <translation>Escalation</translation>
    </message>
    <message>
        <source>厅务</source>
        <translation>Lounge desk</translation>
    </message>
    <message>
        <source>投诉</source>
        <translation>Complaints</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>放大文字</source>
        <translation>larger text</translation>
    </message>
    <message>
        <source>缩小文字</source>
        <translation>smaller text</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>back</translation>
    </message>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>改了就生效，不用保存</source>
        <translation>Changes apply at once</translation>
    </message>
    <message>
        <source>显示</source>
        <translation>Display</translation>
    </message>
    <message>
        <source>打印机</source>
        <translation>Printers</translation>
    </message>
    <message>
        <source>没有选打印机的，会存成 PDF</source>
        <translation>Without a printer a PDF is saved</translation>
    </message>
    <message>
        <source>关于与许可</source>
        <translation>About and licences</translation>
    </message>
    <message>
        <source>语言</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>深浅</source>
        <translation>Theme</translation>
    </message>
    <message>
        <source>文字</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>左栏</source>
        <translation>Rail</translation>
    </message>
    <message>
        <source>跟随系统</source>
        <translation>System</translation>
    </message>
    <message>
        <source>浅色</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>深色</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>窄</source>
        <translation>Narrow</translation>
    </message>
    <message>
        <source>宽</source>
        <translation>Wide</translation>
    </message>
    <message>
        <source>贵宾厅</source>
        <translation>Lounge</translation>
    </message>
    <message>
        <source>由主管改，各台电脑马上跟着变</source>
        <translation>Set by supervisors; every desk follows at once</translation>
    </message>
    <message>
        <source>座位与贵宾室</source>
        <translation>Seats and rooms</translation>
    </message>
    <message>
        <source>进厅规则</source>
        <translation>Who may come in</translation>
    </message>
    <message>
        <source>自检</source>
        <translation>Self-test</translation>
    </message>
    <message>
        <source>锁定</source>
        <translation>Lock</translation>
    </message>
    <message>
        <source>退出登录</source>
        <translation>Sign out</translation>
    </message>
    <message>
        <source>许可</source>
        <translation>Licences</translation>
    </message>
    <message>
        <source>存成 PDF</source>
        <translation>Save as PDF</translation>
    </message>
    <message>
        <source>本机</source>
        <translation>This desk</translation>
    </message>
    <message>
        <source>本程序</source>
        <translation>This program</translation>
    </message>
    <message>
        <source>窗口与绘图，可替换的动态库</source>
        <translation>Window and drawing, replaceable libraries</translation>
    </message>
    <message>
        <source>运行环境</source>
        <translation>Runtime</translation>
    </message>
    <message>
        <source>称呼与要说的话</source>
        <translation>How guests are addressed, what to say</translation>
    </message>
    <message>
        <source>界面文字</source>
        <translation>Text on screen</translation>
    </message>
    <message>
        <source>金额与拉丁称呼</source>
        <translation>Amounts and Latin names</translation>
    </message>
    <message>
        <source>图标</source>
        <translation>Icons</translation>
    </message>
    <message>
        <source>繁简对照</source>
        <translation>Traditional and simplified characters</translation>
    </message>
    <message>
        <source>查找记录</source>
        <translation>Look-ups</translation>
    </message>
    <message>
        <source>到店提示音</source>
        <translation>Arrival sound</translation>
    </message>
    <message>
        <source>关（贵宾厅）</source>
        <translation>Off (lounge)</translation>
    </message>
    <message>
        <source>开（楼面）</source>
        <translation>On (floor)</translation>
    </message>
</context>
<context>
    <name>ShiftNoteSheet</name>
    <message>
        <source>添一句</source>
        <translation>Add a sentence</translation>
    </message>
    <message>
        <source>划去之前，每一页交班都会再说一遍</source>
        <translation>Every handover says it again until it is struck</translation>
    </message>
    <message>
        <source>一句话，例如：窗边 6 号灯不亮</source>
        <translation>One sentence, such as: The lamp at Window 6 is out</translation>
    </message>
    <message>
        <source>哪一类</source>
        <translation>What it is</translation>
    </message>
    <message>
        <source>要小心</source>
        <translation>Careful</translation>
    </message>
    <message>
        <source>打烊后来电</source>
        <translation>After-hours call</translation>
    </message>
    <message>
        <source>座位或贵宾室</source>
        <translation>Seat or room</translation>
    </message>
    <message>
        <source>不是某个座位</source>
        <translation>Not about a place</translation>
    </message>
    <message>
        <source>做了什么，例如：已报工程部（可不填）</source>
        <translation>What was done, such as: Engineering knows (optional)</translation>
    </message>
    <message>
        <source>何时好，例如：明早修（可不填）</source>
        <translation>When it will be over, such as: tomorrow morning (optional)</translation>
    </message>
    <message>
        <source>不写了</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>添上</source>
        <translation>Add</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>请选您的名字，再输入 PIN。</source>
        <translation>Choose your name, then type your PIN.</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>进入</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>忘了 PIN</source>
        <translation>Forgot PIN</translation>
    </message>
    <message>
        <source>早上好</source>
        <translation>Good morning</translation>
    </message>
    <message>
        <source>中午好</source>
        <translation>Good day</translation>
    </message>
    <message>
        <source>下午好</source>
        <translation>Good afternoon</translation>
    </message>
    <message>
        <source>晚上好</source>
        <translation>Good evening</translation>
    </message>
    <message>
        <source>忘了 PIN，请找主管。</source>
        <translation>If you forgot your PIN, please ask your supervisor.</translation>
    </message>
    <message>
        <source>{name}，请输入 PIN</source>
        <translation>{name}, your PIN please</translation>
    </message>
    <message>
        <source>PIN 不对，请再试一次。</source>
        <translation>Wrong PIN, please try again.</translation>
    </message>
    <message>
        <source>{shift}{name}留下一页交班</source>
        <translation>{shift} {name} has left a handover</translation>
    </message>
    <message numerus="yes">
        <source>登录后先看 %n 句，约 1 分钟</source>
        <translation>
            <numerusform>%n sentence to read after signing in, about a minute</numerusform>
            <numerusform>%n sentences to read after signing in, about a minute</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SmallServicesPage</name>
    <message>
        <source>下一页</source>
        <translation>Next tab</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>厅务</source>
        <translation>Lounge desk</translation>
    </message>
    <message>
        <source>打印 Wi-Fi 单</source>
        <translation>Print Wi-Fi slip</translation>
    </message>
    <message>
        <source>寄存</source>
        <translation>Storage</translation>
    </message>
    <message>
        <source>茶饮</source>
        <translation>Drinks</translation>
    </message>
    <message>
        <source>目录</source>
        <translation>Directory</translation>
    </message>
    <message>
        <source>问答</source>
        <translation>Answers</translation>
    </message>
</context>
<context>
    <name>SmallTab</name>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>打印机</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>扫码枪</source>
        <translation>Scanner</translation>
    </message>
    <message>
        <source>打印机已设好</source>
        <translation>Printer is set</translation>
    </message>
    <message>
        <source>打印机还没有设，会存成 PDF</source>
        <translation>No printer set; a PDF is saved</translation>
    </message>
    <message>
        <source>扫码枪正常</source>
        <translation>Scanner works</translation>
    </message>
    <message>
        <source>今天还没有扫过码</source>
        <translation>Nothing scanned yet today</translation>
    </message>
</context>
<context>
    <name>StorageTab</name>
    <message>
        <source>打开寄存牌</source>
        <translation>Open tag</translation>
    </message>
    <message>
        <source>寄存</source>
        <translation>Storage</translation>
    </message>
    <message>
        <source>扫寄存牌即可取回</source>
        <translation>Scan a tag to give back</translation>
    </message>
    <message>
        <source>打印还没取回的清单</source>
        <translation>Print what is not collected</translation>
    </message>
    <message>
        <source>还没取回</source>
        <translation>Not collected</translation>
    </message>
    <message>
        <source>没有寄存的东西</source>
        <translation>Nothing is in storage</translation>
    </message>
    <message numerus="yes">
        <source>%n 件过了时间</source>
        <translation>
            <numerusform>%n overdue</numerusform>
            <numerusform>%n overdue</numerusform>
        </translation>
    </message>
    <message>
        <source>今天取回</source>
        <translation>Collected today</translation>
    </message>
    <message>
        <source>今天还没有取回的</source>
        <translation>Nothing was collected today</translation>
    </message>
    <message>
        <source>先扫卡或找到贵宾，再寄存</source>
        <translation>Scan a card or find the guest first</translation>
    </message>
    <message>
        <source>撤销取回</source>
        <translation>Undo collection</translation>
    </message>
</context>
<context>
    <name>TagSheet</name>
    <message>
        <source>{when} 寄存</source>
        <translation>Left {when}</translation>
    </message>
    <message>
        <source>放在哪里</source>
        <translation>Where it is kept</translation>
    </message>
    <message>
        <source>谁来取</source>
        <translation>Who collects it</translation>
    </message>
    <message>
        <source>补打寄存牌</source>
        <translation>Print tag again</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>寄存牌 {label}</source>
        <translation>Tag {label}</translation>
    </message>
    <message>
        <source>换到这里</source>
        <translation>Move here</translation>
    </message>
    <message>
        <source>取回</source>
        <translation>Give back</translation>
    </message>
</context>
<context>
    <name>TimelineTab</name>
    <message>
        <source>只看</source>
        <translation>Show only</translation>
    </message>
    <message>
        <source>所有往来</source>
        <translation>All contacts</translation>
    </message>
    <message>
        <source>本机没有往来记录</source>
        <translation>No contacts on this desk</translation>
    </message>
    <message>
        <source>最新的在上</source>
        <translation>newest first</translation>
    </message>
    <message>
        <source>再看更早的</source>
        <translation>Show earlier ones</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>随时可以扫卡，光标在哪里都行</source>
        <translation>Scan at any time, wherever the cursor is</translation>
    </message>
    <message>
        <source>快捷键</source>
        <translation>keys</translation>
    </message>
    <message>
        <source>看谁的贵宾</source>
        <translation>Whose guests</translation>
    </message>
    <message>
        <source>全厅</source>
        <translation>All guests</translation>
    </message>
    <message>
        <source>我的贵宾</source>
        <translation>My guests</translation>
    </message>
    <message>
        <source>现在厅里没有贵宾</source>
        <translation>Nobody is in the lounge now</translation>
    </message>
    <message>
        <source>半小时内没有到时的服务</source>
        <translation>Nothing due within half an hour</translation>
    </message>
    <message>
        <source>7 天内没有生日</source>
        <translation>No birthdays within 7 days</translation>
    </message>
    <message>
        <source>在厅</source>
        <translation>Here</translation>
    </message>
    <message>
        <source>到时的服务</source>
        <translation>Services due</translation>
    </message>
    <message>
        <source>生日</source>
        <translation>Birthdays</translation>
    </message>
    <message numerus="yes">
        <source>%n 分内</source>
        <translation>
            <numerusform>within %n min</numerusform>
            <numerusform>within %n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 天内</source>
        <translation>
            <numerusform>within %n day</numerusform>
            <numerusform>within %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>到店 %n 位</source>
        <translation>
            <numerusform>%n visit</numerusform>
            <numerusform>%n visits</numerusform>
        </translation>
    </message>
    <message>
        <source>数据截至 {clock}</source>
        <translation>data as of {clock}</translation>
    </message>
    <message>
        <source>今日</source>
        <translation>Today</translation>
    </message>
    <message numerus="yes">
        <source>已离 %n 位</source>
        <translation>
            <numerusform>%n has left</numerusform>
            <numerusform>%n have left</numerusform>
        </translation>
    </message>
    <message>
        <source>看在厅</source>
        <translation>See who is here</translation>
    </message>
    <message>
        <source>已离厅</source>
        <translation>Have left</translation>
    </message>
    <message>
        <source>下一位 {clock}</source>
        <translation>next at {clock}</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>显示备注与消费</source>
        <translation>Show notes and spend</translation>
    </message>
    <message>
        <source>藏起备注与消费</source>
        <translation>Hide notes and spend</translation>
    </message>
    <message>
        <source>卡号、姓名、拼音、手机尾号、车牌</source>
        <translation>Card, name, pinyin, phone, plate</translation>
    </message>
    <message>
        <source>查找贵宾</source>
        <translation>Find guest</translation>
    </message>
    <message numerus="yes">
        <source>%n 条新消息</source>
        <translation>
            <numerusform>%n new message</numerusform>
            <numerusform>%n new messages</numerusform>
        </translation>
    </message>
    <message>
        <source>没有新消息，打开待我处理</source>
        <translation>No news; open For me</translation>
    </message>
</context>
<context>
    <name>UnknownCardPage</name>
    <message>
        <source>返回</source>
        <translation>back</translation>
    </message>
    <message>
        <source>新贵宾</source>
        <translation>New guest</translation>
    </message>
    <message>
        <source>接待</source>
        <translation>Receive</translation>
    </message>
    <message>
        <source>选</source>
        <translation>choose</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>open</translation>
    </message>
    <message>
        <source>总部查到的贵宾</source>
        <translation>Guests head office found</translation>
    </message>
    <message>
        <source>总部刚查到：{address}</source>
        <translation>Head office has just found {address}</translation>
    </message>
    <message>
        <source>正在问总部…</source>
        <translation>Asking head office…</translation>
    </message>
    <message>
        <source>最多 0.8 秒</source>
        <translation>0.8 seconds at most</translation>
    </message>
    <message>
        <source>是新贵宾，还是换了新卡？</source>
        <translation>A new guest, or a new card?</translation>
    </message>
    <message>
        <source>已留住，不用再扫</source>
        <translation>kept, no need to scan again</translation>
    </message>
    <message>
        <source>是哪一位？</source>
        <translation>Which of them?</translation>
    </message>
    <message>
        <source>符合的有几位贵宾</source>
        <translation>Several guests fit</translation>
    </message>
    <message>
        <source>先接待，资料稍后补。</source>
        <translation>Receive first, the profile comes later.</translation>
    </message>
    <message>
        <source>离线</source>
        <translation>offline</translation>
    </message>
    <message>
        <source>会员卡尾号 {tail}</source>
        <translation>Card ending {tail}</translation>
    </message>
    <message>
        <source>手机尾号 {tail}</source>
        <translation>Phone ends {tail}</translation>
    </message>
    <message>
        <source>换了新卡</source>
        <translation>New card</translation>
    </message>
    <message>
        <source>打开这位贵宾</source>
        <translation>Open this guest</translation>
    </message>
</context>
<context>
    <name>VisitsTab</name>
    <message>
        <source>到店</source>
        <translation>Visits</translation>
    </message>
    <message>
        <source>本机没有到店记录</source>
        <translation>No visits on this desk</translation>
    </message>
    <message>
        <source>本机没有消费记录</source>
        <translation>No purchases on this desk</translation>
    </message>
    <message>
        <source>消费</source>
        <translation>Purchases</translation>
    </message>
    <message>
        <source>按 Enter 标记保密</source>
        <translation>Enter marks as confidential</translation>
    </message>
    <message>
        <source>近 12 个月·按品类</source>
        <translation>Last 12 months·by category</translation>
    </message>
    <message>
        <source>近 12 个月没有消费</source>
        <translation>No purchases in the last 12 months</translation>
    </message>
    <message>
        <source>其他</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>近 12 个月共 {sum}，最多的是{category}</source>
        <translation>{sum} in the last 12 months, most of it on {category}</translation>
    </message>
    <message>
        <source>合计</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>怎么看</source>
        <translation>View as</translation>
    </message>
    <message>
        <source>图</source>
        <translation>Picture</translation>
    </message>
    <message>
        <source>表</source>
        <translation>Table</translation>
    </message>
    <message>
        <source>自 {since} 起消费 {spent}；满 {threshold} 是{tier}。</source>
        <translation>{spent} spent since {since}; {threshold} makes {tier}.</translation>
    </message>
    <message>
        <source>满 {threshold} 是 {class} 类。</source>
        <translation> Class {class} begins at {threshold}.</translation>
    </message>
    <message numerus="yes">
        <source>平常 %n 天买一次，上次 {last}：{stage}。</source>
        <translation>
            <numerusform> Usually buys every %n day, last on {last}: {stage}.</numerusform>
            <numerusform> Usually buys every %n days, last on {last}: {stage}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VoidSheet</name>
    <message>
        <source>尾号 {tail}</source>
        <translation>ends {tail}</translation>
    </message>
    <message>
        <source>作废这张礼券？</source>
        <translation>Void this voucher?</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>不作废</source>
        <translation>Keep it</translation>
    </message>
    <message>
        <source>作废</source>
        <translation>Void</translation>
    </message>
    <message>
        <source>请写原因</source>
        <translation>Please give the reason</translation>
    </message>
</context>
<context>
    <name>VouchersPage</name>
    <message>
        <source>扫一下看能不能用，按 Enter 才核销</source>
        <translation>A scan shows whether it can be used; only Enter redeems</translation>
    </message>
    <message>
        <source>选礼券</source>
        <translation>choose</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>back</translation>
    </message>
    <message>
        <source>核销</source>
        <translation>Redeem</translation>
    </message>
    <message>
        <source>扫礼券，或输入券上的码</source>
        <translation>Scan a voucher, or type its code</translation>
    </message>
    <message>
        <source>先看是否可用，再按 Enter 核销；光扫不会核销。</source>
        <translation>First the verdict, then Enter redeems. A scan alone never does.</translation>
    </message>
    <message>
        <source>打印礼券</source>
        <translation>Print voucher</translation>
    </message>
    <message>
        <source>作废…</source>
        <translation>Void…</translation>
    </message>
    <message>
        <source>还没有发过礼券</source>
        <translation>No vouchers given yet</translation>
    </message>
    <message>
        <source>最近发出</source>
        <translation>Given lately</translation>
    </message>
    <message>
        <source>礼券与礼遇</source>
        <translation>Vouchers</translation>
    </message>
    <message numerus="yes">
        <source>离线也能发，本机还有 %n 个券号</source>
        <translation>
            <numerusform>Works offline too; %n number left here</numerusform>
            <numerusform>Works offline too; %n numbers left here</numerusform>
        </translation>
    </message>
    <message>
        <source>这不是本店的礼券码，请对照券面再输一次</source>
        <translation>Not one of our voucher codes; please compare and type it again</translation>
    </message>
</context>
<context>
    <name>VouchersTab</name>
    <message>
        <source>可用的礼券</source>
        <translation>Usable vouchers</translation>
    </message>
    <message>
        <source>没有可用的礼券</source>
        <translation>No usable vouchers</translation>
    </message>
    <message>
        <source>用过的与过期的</source>
        <translation>Used and expired</translation>
    </message>
    <message>
        <source>还没有</source>
        <translation>None yet</translation>
    </message>
    <message>
        <source>积分</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>没有可用的积分</source>
        <translation>No usable points</translation>
    </message>
    <message>
        <source>还没有收到积分</source>
        <translation>No points received yet</translation>
    </message>
</context>
<context>
    <name>WaitingPanel</name>
    <message>
        <source>等候</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>再叫一次 {number}</source>
        <translation>Call {number} again</translation>
    </message>
    <message>
        <source>叫号 {number}</source>
        <translation>Call {number}</translation>
    </message>
    <message>
        <source>接待这位贵宾</source>
        <translation>Receive this guest</translation>
    </message>
    <message>
        <source>不等了</source>
        <translation>No longer waiting</translation>
    </message>
</context>
<context>
    <name>WishSheet</name>
    <message>
        <source>{address}的心愿</source>
        <translation>A wish of {address}</translation>
    </message>
    <message>
        <source>想要什么</source>
        <translation>What</translation>
    </message>
    <message>
        <source>品牌</source>
        <translation>Brand</translation>
    </message>
    <message>
        <source>尺码</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>颜色</source>
        <translation>Colour</translation>
    </message>
    <message>
        <source>如今</source>
        <translation>Now</translation>
    </message>
</context>
<context>
    <name>appointments</name>
    <message>
        <source>已备</source>
        <translation>Ready</translation>
    </message>
    <message>
        <source>待备</source>
        <translation>To prepare</translation>
    </message>
    <message>
        <source>有变</source>
        <translation>Changed</translation>
    </message>
    <message>
        <source>已到</source>
        <translation>Came</translation>
    </message>
    <message>
        <source>没来</source>
        <translation>Did not come</translation>
    </message>
    <message>
        <source>在厅</source>
        <translation>In lounge</translation>
    </message>
    <message>
        <source>改了时间</source>
        <translation>Another time</translation>
    </message>
    <message>
        <source>同行人数有变</source>
        <translation>Other number of companions</translation>
    </message>
    <message>
        <source>换了顾问</source>
        <translation>Another shopper</translation>
    </message>
    <message>
        <source>换了贵宾室</source>
        <translation>Another room</translation>
    </message>
    <message>
        <source>改了事由</source>
        <translation>For something else</translation>
    </message>
    <message>
        <source>备注有变</source>
        <translation>Note changed</translation>
    </message>
    <message>
        <source>特别留意有变</source>
        <translation>Care note changed</translation>
    </message>
    <message>
        <source>饮品有变</source>
        <translation>Drink changed</translation>
    </message>
    <message>
        <source>服务单有变</source>
        <translation>Services changed</translation>
    </message>
    <message>
        <source>同行由 {before} 位改为 {now} 位</source>
        <translation>Companions {before}, now {now}</translation>
    </message>
    <message>
        <source>说好会来</source>
        <translation>Says will come</translation>
    </message>
    <message>
        <source>已留言</source>
        <translation>Message left</translation>
    </message>
    <message>
        <source>没联系上</source>
        <translation>Not reached</translation>
    </message>
    <message>
        <source>已过 {time}</source>
        <translation>{time} late</translation>
    </message>
    <message>
        <source>{room} 撞期</source>
        <translation>{room}: collision</translation>
    </message>
</context>
<context>
    <name>book</name>
    <message>
        <source>不再指派</source>
        <translation>No shopper</translation>
    </message>
    <message>
        <source>接手</source>
        <translation>Takes over</translation>
    </message>
    <message>
        <source>其他</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>合计</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>{day}要联系</source>
        <translation>due {day}</translation>
    </message>
    <message>
        <source>正在厅里</source>
        <translation>in the lounge now</translation>
    </message>
    <message>
        <source>只是代班</source>
        <translation>covered only</translation>
    </message>
    <message>
        <source>没有手机号</source>
        <translation>No phone</translation>
    </message>
    <message>
        <source>还没来过</source>
        <translation>Not here yet</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>有超时的</source>
        <translation>overdue</translation>
    </message>
    <message>
        <source>没有顾问</source>
        <translation>No shopper</translation>
    </message>
    <message>
        <source>我代班</source>
        <translation>I cover</translation>
    </message>
    <message>
        <source>我</source>
        <translation>Me</translation>
    </message>
    <message>
        <source>顾问</source>
        <translation>Shopper</translation>
    </message>
    <message>
        <source>本周要联系</source>
        <translation>Due this week</translation>
    </message>
    <message>
        <source>已离店，贵宾待交接</source>
        <translation>Has left; clients to hand over</translation>
    </message>
    <message>
        <source>本店贵宾</source>
        <translation>Guests of this store</translation>
    </message>
    <message>
        <source>我的</source>
        <translation>Mine</translation>
    </message>
    <message>
        <source>本店</source>
        <translation>Store</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>按上次到店排序</source>
        <translation>Sort by last visit</translation>
    </message>
    <message>
        <source>按等级排序</source>
        <translation>Sort by tier</translation>
    </message>
    <message>
        <source>按下一个日子排序</source>
        <translation>Sort by next date</translation>
    </message>
    <message>
        <source>按姓名排序</source>
        <translation>Sort by name</translation>
    </message>
    <message>
        <source>{day} 起没来</source>
        <translation>not here since {day}</translation>
    </message>
    <message>
        <source>按近一年消费</source>
        <translation>by spend in a year</translation>
    </message>
    <message>
        <source>近一年消费满 {amount}</source>
        <translation>spent {amount} or more in a year</translation>
    </message>
    <message>
        <source>已离店的顾问</source>
        <translation>A shopper who has left</translation>
    </message>
</context>
<context>
    <name>calls</name>
    <message>
        <source>马上到</source>
        <translation>On my way</translation>
    </message>
    <message>
        <source>3 分钟</source>
        <translation>3 minutes</translation>
    </message>
    <message>
        <source>请人代</source>
        <translation>Send someone</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>Got it</translation>
    </message>
    <message>
        <source>{clock} 已告知</source>
        <translation>told {clock}</translation>
    </message>
    <message>
        <source>告知 {name}</source>
        <translation>Tell {name}</translation>
    </message>
    <message>
        <source>请口头告知 {name}</source>
        <translation>Please tell {name} in person</translation>
    </message>
    <message>
        <source>{name}：请人代</source>
        <translation>{name}: send someone</translation>
    </message>
    <message>
        <source>{name}：马上到</source>
        <translation>{name}: on the way</translation>
    </message>
    <message>
        <source>{name}：3 分钟到</source>
        <translation>{name}: in 3 minutes</translation>
    </message>
    <message>
        <source>联网后告知 {name}</source>
        <translation>{name} is told once online</translation>
    </message>
    <message>
        <source>{name}未回应</source>
        <translation>No answer from {name}</translation>
    </message>
    <message>
        <source>已告知 {name}</source>
        <translation>{name} is told</translation>
    </message>
</context>
<context>
    <name>commands</name>
    <message>
        <source>查找贵宾</source>
        <translation>Find guest</translation>
    </message>
    <message>
        <source>为这位贵宾新建服务单</source>
        <translation>New service for this guest</translation>
    </message>
    <message>
        <source>接待</source>
        <translation>Receive</translation>
    </message>
    <message>
        <source>离厅</source>
        <translation>Check out</translation>
    </message>
    <message>
        <source>核销礼券</source>
        <translation>Redeem voucher</translation>
    </message>
    <message>
        <source>发礼券</source>
        <translation>Give a voucher</translation>
    </message>
    <message>
        <source>打印欢迎卡</source>
        <translation>Print welcome card</translation>
    </message>
    <message>
        <source>撤销刚才的接待</source>
        <translation>Undo the reception</translation>
    </message>
    <message>
        <source>今日</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>贵宾</source>
        <translation>Guests</translation>
    </message>
    <message>
        <source>服务</source>
        <translation>Services</translation>
    </message>
    <message>
        <source>礼券与礼遇</source>
        <translation>Vouchers</translation>
    </message>
    <message>
        <source>待我处理</source>
        <translation>For me</translation>
    </message>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>联网与离线</source>
        <translation>Online and offline</translation>
    </message>
    <message>
        <source>下一页</source>
        <translation>Next tab of the profile</translation>
    </message>
    <message>
        <source>上一页</source>
        <translation>Previous tab of the profile</translation>
    </message>
    <message>
        <source>立即同步</source>
        <translation>Sync now</translation>
    </message>
    <message>
        <source>遮住屏幕</source>
        <translation>Cover the screen</translation>
    </message>
    <message>
        <source>锁定</source>
        <translation>Lock</translation>
    </message>
    <message>
        <source>全屏</source>
        <translation>Full screen</translation>
    </message>
    <message>
        <source>收窄或展开左栏</source>
        <translation>Narrow or wide rail</translation>
    </message>
    <message>
        <source>放大文字</source>
        <translation>Larger text</translation>
    </message>
    <message>
        <source>缩小文字</source>
        <translation>Smaller text</translation>
    </message>
    <message>
        <source>文字还原</source>
        <translation>Normal text size</translation>
    </message>
    <message>
        <source>快捷键</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>贵宾与服务</source>
        <translation>Guests and services</translation>
    </message>
    <message>
        <source>去处</source>
        <translation>Go to</translation>
    </message>
    <message>
        <source>屏幕与本机</source>
        <translation>Screen and desk</translation>
    </message>
    <message>
        <source>退出登录</source>
        <translation>Sign out</translation>
    </message>
    <message>
        <source>值班表</source>
        <translation>Roster</translation>
    </message>
    <message>
        <source>由谁来、事由、车牌与停车</source>
        <translation>Who comes, why, parking</translation>
    </message>
    <message>
        <source>补录纸上的到店</source>
        <translation>Enter a visit from paper</translation>
    </message>
    <message>
        <source>寄存、茶饮、目录、问答</source>
        <translation>Storage, drinks, directory</translation>
    </message>
    <message>
        <source>打印 Wi-Fi 单</source>
        <translation>Print Wi-Fi slip</translation>
    </message>
    <message>
        <source>打开来电的贵宾</source>
        <translation>Open the guest who calls</translation>
    </message>
    <message>
        <source>交班与接班</source>
        <translation>Hand over or take over</translation>
    </message>
    <message>
        <source>贵宾厅就绪清单</source>
        <translation>Lounge ready list</translation>
    </message>
    <message>
        <source>为这位贵宾约时间</source>
        <translation>Book a time for this guest</translation>
    </message>
    <message>
        <source>预约</source>
        <translation>Appointments</translation>
    </message>
    <message>
        <source>贵宾厅</source>
        <translation>Lounge</translation>
    </message>
    <message>
        <source>投诉</source>
        <translation>Complaints</translation>
    </message>
</context>
<context>
    <name>complaints</name>
    <message>
        <source>待受理</source>
        <translation>To be taken in</translation>
    </message>
    <message>
        <source>受理</source>
        <translation>Taken in</translation>
    </message>
    <message>
        <source>方案</source>
        <translation>Remedy</translation>
    </message>
    <message>
        <source>解决</source>
        <translation>Solved</translation>
    </message>
    <message>
        <source>回访</source>
        <translation>Followed up</translation>
    </message>
    <message>
        <source>下一步：一小时内受理，先听完、先道歉。</source>
        <translation>Next: take it in within an hour. Hear it out and apologise first.</translation>
    </message>
    <message>
        <source>下一步：查清原因，定补救方案。</source>
        <translation>Next: find the cause and decide how to make good.</translation>
    </message>
    <message>
        <source>下一步：告诉贵宾方案，办好后结案。</source>
        <translation>Next: tell the guest, do it, then close the case.</translation>
    </message>
    <message>
        <source>下一步：回访，问是否满意。</source>
        <translation>Next: call the guest and ask whether all is well.</translation>
    </message>
    <message>
        <source>已回访。</source>
        <translation>The guest has been called.</translation>
    </message>
    <message>
        <source>等另一位同事批</source>
        <translation>waits for a second colleague</translation>
    </message>
    <message>
        <source>已批</source>
        <translation>approved</translation>
    </message>
    <message>
        <source>不批</source>
        <translation>declined</translation>
    </message>
    <message>
        <source>{name} 提出</source>
        <translation>proposed by {name}</translation>
    </message>
    <message>
        <source>{name} 批</source>
        <translation>approved by {name}</translation>
    </message>
    <message>
        <source>敏感投诉</source>
        <translation>Sensitive case</translation>
    </message>
    <message>
        <source>满意</source>
        <translation>Satisfied</translation>
    </message>
    <message>
        <source>一般</source>
        <translation>So-so</translation>
    </message>
    <message>
        <source>不满意</source>
        <translation>Not satisfied</translation>
    </message>
    <message>
        <source>还没有人</source>
        <translation>nobody yet</translation>
    </message>
    <message>
        <source>超时</source>
        <translation>late</translation>
    </message>
    <message>
        <source>投诉</source>
        <translation>Complaint</translation>
    </message>
    <message>
        <source>待批</source>
        <translation>To approve</translation>
    </message>
    <message>
        <source>再次发生</source>
        <translation>Again</translation>
    </message>
</context>
<context>
    <name>conflicts</name>
    <message>
        <source>专属顾问</source>
        <translation>Personal shopper</translation>
    </message>
    <message>
        <source>经办人</source>
        <translation>Handled by</translation>
    </message>
    <message>
        <source>座位</source>
        <translation>Seat</translation>
    </message>
    <message>
        <source>（空）</source>
        <translation>(empty)</translation>
    </message>
    <message>
        <source>{who} 的{field}</source>
        <translation>{field} of {who}</translation>
    </message>
    <message>
        <source>{who} 的资料 {n} 项</source>
        <translation>{n} fields of {who}</translation>
    </message>
    <message>
        <source>{who} 的资料，两边各改了一次</source>
        <translation>{who}: changed on both sides</translation>
    </message>
    <message>
        <source>两边改的时候都没有看到对方的。现在用的是这里改的。</source>
        <translation>Neither side had seen the change of the other. What was changed here counts now.</translation>
    </message>
    <message>
        <source>没选的那份留 30 天，在贵宾档案里可找回。</source>
        <translation>What is not chosen stays in the profile for 30 days.</translation>
    </message>
    <message>
        <source>这里的是本人告知</source>
        <translation>This one came from the guest</translation>
    </message>
    <message>
        <source>总部的是本人告知</source>
        <translation>The other one came from the guest</translation>
    </message>
    <message>
        <source>这里的更新</source>
        <translation>This one is newer</translation>
    </message>
    <message>
        <source>总部的更新</source>
        <translation>The other one is newer</translation>
    </message>
    <message>
        <source>忌口宁可多记，不可漏记</source>
        <translation>Better one caution too many</translation>
    </message>
    <message>
        <source>现在用的就是它</source>
        <translation>It is what counts now</translation>
    </message>
    <message>
        <source>两个都留：{value}</source>
        <translation>Keep both: {value}</translation>
    </message>
    <message>
        <source>贵宾</source>
        <translation>Guest</translation>
    </message>
</context>
<context>
    <name>door</name>
    <message>
        <source>可以这样说：“{sentence}”</source>
        <translation>You may say: “{sentence}”</translation>
    </message>
    <message>
        <source>{who} 代来</source>
        <translation>for them: {who}</translation>
    </message>
    <message>
        <source>今日可请 {most} 位同行（已 {count} 位）</source>
        <translation>Companions today: {most} ({count} here)</translation>
    </message>
    <message>
        <source>今日请贵宾本人进厅（同行 {count} 位）</source>
        <translation>The guest alone today ({count} with them)</translation>
    </message>
    <message>
        <source>今天已来过 {count} 次</source>
        <translation>Visits today: {count}</translation>
    </message>
    <message>
        <source>{days} 天内已来过 {count} 次</source>
        <translation>Visits in {days} days: {count}</translation>
    </message>
    <message>
        <source>先请代来的这位在大厅稍坐</source>
        <translation>A seat in the hall first for who came</translation>
    </message>
    <message>
        <source>今日先请贵宾在大厅休息</source>
        <translation>A seat in the hall today</translation>
    </message>
    <message>
        <source>家人同来</source>
        <translation>With family</translation>
    </message>
    <message>
        <source>老贵宾</source>
        <translation>Guest of many years</translation>
    </message>
    <message>
        <source>活动邀请</source>
        <translation>Invited to an event</translation>
    </message>
    <message>
        <source>厅里有空位</source>
        <translation>Seats are free</translation>
    </message>
    <message>
        <source>身体不适或带孩子</source>
        <translation>Unwell, or with a child</translation>
    </message>
    <message>
        <source>没有说</source>
        <translation>Not said</translation>
    </message>
    <message>
        <source>歇一歇</source>
        <translation>A rest</translation>
    </message>
    <message>
        <source>购物</source>
        <translation>Shopping</translation>
    </message>
    <message>
        <source>取货</source>
        <translation>Collecting</translation>
    </message>
    <message>
        <source>赴约</source>
        <translation>An appointment</translation>
    </message>
    <message>
        <source>售后</source>
        <translation>After-sales</translation>
    </message>
    <message>
        <source>活动</source>
        <translation>An event</translation>
    </message>
</context>
<context>
    <name>drinks</name>
    <message>
        <source>售完</source>
        <translation>Sold out</translation>
    </message>
    <message>
        <source>忌{what}</source>
        <translation>Not {what}</translation>
    </message>
    <message>
        <source>含{what}</source>
        <translation>contains {what}</translation>
    </message>
    <message>
        <source>没有注明含什么</source>
        <translation>contents not noted</translation>
    </message>
</context>
<context>
    <name>duty</name>
    <message>
        <source>在岗</source>
        <translation>on duty</translation>
    </message>
    <message>
        <source>班次未知</source>
        <translation>roster unknown</translation>
    </message>
    <message>
        <source>{time} 到岗</source>
        <translation>on duty from {time}</translation>
    </message>
    <message>
        <source>休息</source>
        <translation>off duty</translation>
    </message>
    <message>
        <source>{duty}，至 {time}</source>
        <translation>{duty} until {time}</translation>
    </message>
    <message>
        <source>次日 {time}</source>
        <translation>next day {time}</translation>
    </message>
</context>
<context>
    <name>entries</name>
    <message>
        <source>在 {value}</source>
        <translation>{value}</translation>
    </message>
    <message>
        <source>电话 {value}</source>
        <translation>tel. {value}</translation>
    </message>
    <message>
        <source>时间 {value}</source>
        <translation>open {value}</translation>
    </message>
    <message>
        <source>找 {value}</source>
        <translation>ask for {value}</translation>
    </message>
</context>
<context>
    <name>facts</name>
    <message>
        <source>身边的人·姓名</source>
        <translation>Person·name</translation>
    </message>
    <message>
        <source>身边的人·关系</source>
        <translation>Person·relation</translation>
    </message>
    <message>
        <source>身边的人·代办</source>
        <translation>Person·may</translation>
    </message>
    <message>
        <source>身边的人·备注</source>
        <translation>Person·note</translation>
    </message>
    <message>
        <source>身边的人·保密</source>
        <translation>Person·confidential</translation>
    </message>
    <message>
        <source>心愿</source>
        <translation>Wish</translation>
    </message>
    <message>
        <source>心愿·品牌</source>
        <translation>Wish·brand</translation>
    </message>
    <message>
        <source>心愿·尺码</source>
        <translation>Wish·size</translation>
    </message>
    <message>
        <source>心愿·颜色</source>
        <translation>Wish·colour</translation>
    </message>
    <message>
        <source>心愿·如今</source>
        <translation>Wish·state</translation>
    </message>
    <message>
        <source>礼物</source>
        <translation>Gift</translation>
    </message>
    <message>
        <source>礼物·缘由</source>
        <translation>Gift·occasion</translation>
    </message>
    <message>
        <source>礼物·日期</source>
        <translation>Gift·date</translation>
    </message>
    <message>
        <source>礼物·谁送的</source>
        <translation>Gift·from</translation>
    </message>
    <message>
        <source>礼物·保密</source>
        <translation>Gift·confidential</translation>
    </message>
    <message>
        <source>日子</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>日子·种类</source>
        <translation>Date·kind</translation>
    </message>
    <message>
        <source>日子·谁的</source>
        <translation>Date·whose</translation>
    </message>
    <message>
        <source>日子·保密</source>
        <translation>Date·confidential</translation>
    </message>
    <message>
        <source>怎么称呼</source>
        <translation>How to address</translation>
    </message>
    <message>
        <source>化名</source>
        <translation>Alias</translation>
    </message>
    <message>
        <source>可以提</source>
        <translation>May be mentioned</translation>
    </message>
    <message>
        <source>不代办</source>
        <translation>may not act</translation>
    </message>
</context>
<context>
    <name>guest</name>
    <message>
        <source>讲{language}</source>
        <translation>{language}</translation>
    </message>
    <message>
        <source>{name} 顾问</source>
        <translation>{name}, shopper</translation>
    </message>
    <message>
        <source>{name} 代班</source>
        <translation>{name} standing in</translation>
    </message>
    <message>
        <source>近一年消费已够{tier}</source>
        <translation>Enough spent this year for {tier}</translation>
    </message>
    <message>
        <source>距{tier}还差 {sum}</source>
        <translation>{sum} to {tier}</translation>
    </message>
    <message>
        <source>先接待</source>
        <translation>Receive first</translation>
    </message>
    <message>
        <source>，资料稍后补</source>
        <translation>, the profile comes later</translation>
    </message>
    <message>
        <source>本机只有姓名与称呼</source>
        <translation>Only name and address on this desk</translation>
    </message>
    <message>
        <source>待补同意</source>
        <translation>To confirm</translation>
    </message>
    <message>
        <source>特别留意</source>
        <translation>Careful</translation>
    </message>
    <message>
        <source>至 {day}</source>
        <translation>until {day}</translation>
    </message>
    <message>
        <source>尾号 {tail}</source>
        <translation>ends {tail}</translation>
    </message>
    <message>
        <source>{year} 年起</source>
        <translation>since {year}</translation>
    </message>
    <message>
        <source>会员号</source>
        <translation>Member no.</translation>
    </message>
    <message>
        <source>{who} 改掉</source>
        <translation>replaced by {who}</translation>
    </message>
    <message>
        <source>留到 {day}</source>
        <translation>kept until {day}</translation>
    </message>
    <message>
        <source>其他卡号</source>
        <translation>Other cards</translation>
    </message>
    <message>
        <source>手机</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>车牌</source>
        <translation>Plate</translation>
    </message>
    <message>
        <source>入会</source>
        <translation>Since</translation>
    </message>
    <message>
        <source>{year} 年</source>
        <translation>{year}</translation>
    </message>
    <message>
        <source>{year} 年生</source>
        <translation>born {year}</translation>
    </message>
    <message>
        <source>再问一次</source>
        <translation>Ask again</translation>
    </message>
    <message>
        <source>{class} 类</source>
        <translation>Class {class}</translation>
    </message>
    <message>
        <source>近一年 {sum}</source>
        <translation>{sum} in a year</translation>
    </message>
    <message>
        <source>代填：{score}</source>
        <translation>Filled in for the guest: {score}</translation>
    </message>
    <message>
        <source>贵宾答：{score}</source>
        <translation>The guest: {score}</translation>
    </message>
</context>
<context>
    <name>handover</name>
    <message>
        <source>{clock} 写成</source>
        <translation>written {clock}</translation>
    </message>
    <message>
        <source>{clock} 已交班</source>
        <translation>handed over {clock}</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>已划去</source>
        <translation>Struck</translation>
    </message>
    <message>
        <source>添一句</source>
        <translation>Add a sentence</translation>
    </message>
    <message>
        <source>还没有人读</source>
        <translation>Nobody has read it yet</translation>
    </message>
    <message>
        <source>{name} {clock} 已接班</source>
        <translation>{name} took over at {clock}</translation>
    </message>
    <message>
        <source>{name} 读了 {count} 句，共 {whole} 句</source>
        <translation>{name} has read {count} of {whole}</translation>
    </message>
    <message>
        <source>要小心</source>
        <translation>Careful</translation>
    </message>
    <message>
        <source>未完</source>
        <translation>To do</translation>
    </message>
    <message>
        <source>读过</source>
        <translation>Read</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>{clock} 已读</source>
        <translation>read {clock}</translation>
    </message>
</context>
<context>
    <name>life</name>
    <message>
        <source>配偶</source>
        <translation>Spouse</translation>
    </message>
    <message>
        <source>子女</source>
        <translation>Child</translation>
    </message>
    <message>
        <source>父母</source>
        <translation>Parent</translation>
    </message>
    <message>
        <source>助理</source>
        <translation>Assistant</translation>
    </message>
    <message>
        <source>司机</source>
        <translation>Driver</translation>
    </message>
    <message>
        <source>附属卡</source>
        <translation>Supplementary card</translation>
    </message>
    <message>
        <source>朋友</source>
        <translation>Friend</translation>
    </message>
    <message>
        <source>其他</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>本人</source>
        <translation>The guest</translation>
    </message>
    <message>
        <source>他人代来</source>
        <translation>Not in person</translation>
    </message>
    <message>
        <source>{kind}代来</source>
        <translation>{kind} came</translation>
    </message>
    <message>
        <source>档案之外的人</source>
        <translation>not in the profile</translation>
    </message>
    <message>
        <source>{kind} {name}</source>
        <translation>{name}, {kind}</translation>
    </message>
    <message>
        <source>进厅</source>
        <translation>enter</translation>
    </message>
    <message>
        <source>取货</source>
        <translation>collect</translation>
    </message>
    <message>
        <source>用券</source>
        <translation>redeem</translation>
    </message>
    <message>
        <source>还想要</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>已如愿</source>
        <translation>Fulfilled</translation>
    </message>
    <message>
        <source>不要了</source>
        <translation>Dropped</translation>
    </message>
    <message>
        <source>我们送的</source>
        <translation>From us</translation>
    </message>
    <message>
        <source>贵宾送的</source>
        <translation>From the guest</translation>
    </message>
    <message>
        <source>到店</source>
        <translation>Visit</translation>
    </message>
    <message>
        <source>服务</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>礼券</source>
        <translation>Voucher</translation>
    </message>
    <message>
        <source>消费</source>
        <translation>Purchase</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>偏好</source>
        <translation>Preference</translation>
    </message>
    <message>
        <source>礼物</source>
        <translation>Gift</translation>
    </message>
    <message>
        <source>满意度</source>
        <translation>Satisfaction</translation>
    </message>
    <message>
        <source>合并</source>
        <translation>Merge</translation>
    </message>
    <message>
        <source>勿在同行人前提</source>
        <translation>Not before others</translation>
    </message>
    <message>
        <source>消费已藏起，按右上角的眼睛再看</source>
        <translation>Spend is hidden; press the eye at the top right</translation>
    </message>
    <message>
        <source>可代{acts}</source>
        <translation>may {acts}</translation>
    </message>
    <message>
        <source>不代办</source>
        <translation>may not act</translation>
    </message>
    <message>
        <source>属{animal}</source>
        <translation>{animal}</translation>
    </message>
    <message>
        <source>保密</source>
        <translation>Confidential</translation>
    </message>
    <message>
        <source>只知月份</source>
        <translation>Month only</translation>
    </message>
    <message>
        <source>备注已藏起</source>
        <translation>Note hidden</translation>
    </message>
    <message>
        <source>（已清除）</source>
        <translation>(cleared)</translation>
    </message>
    <message>
        <source>与 {name} 的档案合并</source>
        <translation>Merged with the profile of {name}</translation>
    </message>
    <message>
        <source>新贵宾</source>
        <translation>new</translation>
    </message>
    <message>
        <source>活跃</source>
        <translation>active</translation>
    </message>
    <message>
        <source>放缓</source>
        <translation>slowing</translation>
    </message>
    <message>
        <source>久未到店</source>
        <translation>long away</translation>
    </message>
</context>
<context>
    <name>line</name>
    <message>
        <source>硬盘快满了</source>
        <translation>Disk nearly full</translation>
    </message>
    <message>
        <source>离线·照常接待</source>
        <translation>Offline·carry on</translation>
    </message>
    <message>
        <source>首次同步中</source>
        <translation>First sync</translation>
    </message>
    <message>
        <source>正在更新</source>
        <translation>Updating</translation>
    </message>
    <message>
        <source>已同步</source>
        <translation>Synced</translation>
    </message>
</context>
<context>
    <name>lounge</name>
    <message>
        <source>空</source>
        <translation>free</translation>
    </message>
    <message>
        <source>留</source>
        <translation>kept</translation>
    </message>
    <message>
        <source>坐</source>
        <translation>taken</translation>
    </message>
    <message>
        <source>逛店</source>
        <translation>shopping</translation>
    </message>
    <message>
        <source>待整理</source>
        <translation>to tidy</translation>
    </message>
    <message>
        <source>靠窗</source>
        <translation>window</translation>
    </message>
    <message>
        <source>安静</source>
        <translation>quiet</translation>
    </message>
    <message>
        <source>有屏幕</source>
        <translation>screen</translation>
    </message>
    <message>
        <source>可试衣</source>
        <translation>fitting mirror</translation>
    </message>
    <message>
        <source>无台阶</source>
        <translation>step-free</translation>
    </message>
    <message>
        <source>可充电</source>
        <translation>charging</translation>
    </message>
    <message>
        <source>休息</source>
        <translation>Rest</translation>
    </message>
    <message>
        <source>新品预览</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>试衣</source>
        <translation>Fitting</translation>
    </message>
    <message>
        <source>搭配方案</source>
        <translation>Styling</translation>
    </message>
    <message>
        <source>品鉴</source>
        <translation>Tasting</translation>
    </message>
    <message>
        <source>会客</source>
        <translation>Meeting</translation>
    </message>
    <message>
        <source>预约</source>
        <translation>Appointment</translation>
    </message>
    <message>
        <source>{count} 位</source>
        <translation>party of {count}</translation>
    </message>
    <message>
        <source>已暂留，待确认</source>
        <translation>held, not confirmed yet</translation>
    </message>
    <message>
        <source>撞了，没有留成</source>
        <translation>collided, not kept</translation>
    </message>
    <message>
        <source>在这里</source>
        <translation>here now</translation>
    </message>
    <message>
        <source>{place} {time} 已留给 {guest}，放不下；换个时间或另选一处。</source>
        <translation>{place} is kept for {guest} at {time}; choose another time or place.</translation>
    </message>
    <message>
        <source>可坐 {count} 位</source>
        <translation>seats {count}</translation>
    </message>
    <message>
        <source>整理好了</source>
        <translation>Tidied</translation>
    </message>
    <message>
        <source>回来了</source>
        <translation>Back again</translation>
    </message>
    <message>
        <source>去逛店，座位保留</source>
        <translation>Gone shopping, seat kept</translation>
    </message>
    <message>
        <source>放座</source>
        <translation>Free the seat</translation>
    </message>
    <message>
        <source>离厅</source>
        <translation>Has left</translation>
    </message>
    <message>
        <source>再叫一次 {number}</source>
        <translation>Call {number} again</translation>
    </message>
    <message>
        <source>叫号 {number}</source>
        <translation>Call {number}</translation>
    </message>
    <message>
        <source>接待这位贵宾</source>
        <translation>Receive this guest</translation>
    </message>
    <message>
        <source>不等了</source>
        <translation>No longer waits</translation>
    </message>
    <message>
        <source>改时间或换一处，重新留</source>
        <translation>Book again at another time or place</translation>
    </message>
    <message>
        <source>改时间或换一处…</source>
        <translation>Another time or place…</translation>
    </message>
    <message>
        <source>取消预留</source>
        <translation>Cancel the booking</translation>
    </message>
    <message>
        <source>结束，放出余下的时间</source>
        <translation>End it, free what is left</translation>
    </message>
    <message>
        <source>接待 {guest}</source>
        <translation>Receive {guest}</translation>
    </message>
    <message>
        <source>打开 {guest} 的档案</source>
        <translation>Open the profile of {guest}</translation>
    </message>
    <message>
        <source>请 {guest} 入座</source>
        <translation>Seat {guest}</translation>
    </message>
    <message>
        <source>接待 {number} {guest}，坐这里</source>
        <translation>Receive {number} {guest} here</translation>
    </message>
    <message>
        <source>在厅，还没有座位</source>
        <translation>Here, without a seat</translation>
    </message>
    <message>
        <source>等候，放到空座上就接待</source>
        <translation>Waiting: carry to a free seat</translation>
    </message>
    <message>
        <source>贵宾室</source>
        <translation>Rooms</translation>
    </message>
    <message>
        <source>没有留成</source>
        <translation>not kept</translation>
    </message>
    <message>
        <source>{time} 到</source>
        <translation>{time}</translation>
    </message>
    <message>
        <source>座位保留</source>
        <translation>kept</translation>
    </message>
    <message>
        <source>至 {time}</source>
        <translation>to {time}</translation>
    </message>
    <message>
        <source>{time} 有约</source>
        <translation>booked {time}</translation>
    </message>
    <message>
        <source>约 {minutes} 分</source>
        <translation>about {minutes} min</translation>
    </message>
    <message>
        <source>已叫号</source>
        <translation>called</translation>
    </message>
    <message>
        <source>送停车券</source>
        <translation>Give parking voucher</translation>
    </message>
</context>
<context>
    <name>matters</name>
    <message>
        <source>已记在本机，正在送往总部。</source>
        <translation>Kept on this desk and on its way to head office.</translation>
    </message>
    <message>
        <source>已记在本机，网络断开，还没有送到总部。</source>
        <translation>Kept on this desk. The line is down, so head office does not have it yet.</translation>
    </message>
    <message>
        <source>总部没有接受。</source>
        <translation>Head office did not accept it.</translation>
    </message>
    <message>
        <source>离线时办的，总部还没有确认。</source>
        <translation>Done offline; head office has not confirmed it yet.</translation>
    </message>
    <message>
        <source>总部要人看过才能办。</source>
        <translation>Somebody at head office has to look at it first.</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>Got it</translation>
    </message>
    <message>
        <source>立即同步</source>
        <translation>Sync now</translation>
    </message>
    <message>
        <source>换一个座位</source>
        <translation>Choose another seat</translation>
    </message>
    <message>
        <source>打开贵宾档案</source>
        <translation>Open the profile</translation>
    </message>
    <message>
        <source>到服务里看</source>
        <translation>Open services</translation>
    </message>
    <message>
        <source>回今日</source>
        <translation>Back to today</translation>
    </message>
    <message>
        <source>不要再做一次，这一项留在本机；先解决上面说的事。</source>
        <translation>Do not do it again; it is kept at this desk. First settle what is said above.</translation>
    </message>
    <message>
        <source>不用做什么，送到后会自己消失。</source>
        <translation>Nothing to do; it goes away once it has arrived.</translation>
    </message>
    <message>
        <source>不用做什么，联网后自动送出。</source>
        <translation>Nothing to do; it is sent once the line is back.</translation>
    </message>
    <message>
        <source>等总部看过，会自己办好；不要再做一次。</source>
        <translation>Wait for head office; do not do it again.</translation>
    </message>
    <message>
        <source>已记在本机，还没有送到总部：{why}</source>
        <translation>Kept at this desk, not yet sent to head office: {why}</translation>
    </message>
    <message>
        <source>请贵宾坐另一个空座位。</source>
        <translation>Offer the guest another free seat.</translation>
    </message>
    <message>
        <source>看看贵宾还有哪张可用。</source>
        <translation>See which of the guest&apos;s vouchers can be used.</translation>
    </message>
    <message>
        <source>看看贵宾还有哪张可用，或请主管另发一张。</source>
        <translation>See which voucher can be used, or ask the supervisor for another one.</translation>
    </message>
    <message>
        <source>不用再登记，贵宾已经在厅里。</source>
        <translation>Nothing to do; the guest is already here.</translation>
    </message>
    <message>
        <source>两边改过同一项，现在已经没有出入。</source>
        <translation>Both sides changed the same field; they agree by now.</translation>
    </message>
    <message>
        <source>不用做什么。</source>
        <translation>Nothing to do.</translation>
    </message>
    <message>
        <source>前一步是“{step}”。</source>
        <translation>The step before was “{step}”. </translation>
    </message>
    <message>
        <source>不用做什么，贵宾已经离厅。</source>
        <translation>Nothing to do; the guest has left.</translation>
    </message>
    <message>
        <source>请贵宾本人来办；确实可以代办的，先写进“家人与代办人”，再做一次。</source>
        <translation>Ask for the guest in person; whoever may really act is written down under “Family and who may act” first, then do it again.</translation>
    </message>
    <message>
        <source>到服务里看这张单的最新状态。</source>
        <translation>Look at its present state in Services.</translation>
    </message>
    <message>
        <source>请主管来办。</source>
        <translation>Ask a supervisor to do it.</translation>
    </message>
    <message>
        <source>打开那份档案，在那里接待。</source>
        <translation>Open that profile and receive the guest there.</translation>
    </message>
    <message>
        <source>先办好前一步，再做这一步。</source>
        <translation>Do the step before first, then this one.</translation>
    </message>
    <message>
        <source>看一眼现在的情况，需要时再做一次。</source>
        <translation>Look at how things stand, and do it again if needed.</translation>
    </message>
    <message>
        <source>投诉 {which}</source>
        <translation>Complaint {which}</translation>
    </message>
    <message>
        <source>{name} 提的补救要另一个人同意，在您的权限之内。</source>
        <translation>{name} has proposed a remedy that takes a second person; it is within your limit.</translation>
    </message>
    <message>
        <source>打开这张单，看清补救再批或不批；有人定了这一条就自己消失。</source>
        <translation>Open the request and approve or decline what you see there; once somebody has decided this goes by itself.</translation>
    </message>
    <message>
        <source>打开这张单</source>
        <translation>Open this request</translation>
    </message>
    <message>
        <source>接手、交给同事，或者暂停并写明等谁；办好后这一条自己消失。</source>
        <translation>Take it, hand it on, or pause it and say for whom it waits; once it is done this goes by itself.</translation>
    </message>
    <message>
        <source>打开档案，请主管放行后再登记，或请贵宾在大厅稍候。</source>
        <translation>Open the profile and have a supervisor let them in, or ask the guest to wait in the hall.</translation>
    </message>
    <message>
        <source>群里收不到到店通知，总部每隔一会儿再试：{reason}。顾问的电脑照常提示。</source>
        <translation>The group hears of no arrivals; head office keeps trying: {reason}. Shoppers&apos; own computers still show them.</translation>
    </message>
    <message>
        <source>请总部看一眼机器人的地址；送到后这一条自己消失。这段时间请口头告知顾问。</source>
        <translation>Ask head office to look at the robot&apos;s address; this goes by itself once a message gets through. Until then please tell shoppers in person.</translation>
    </message>
    <message>
        <source>到预约里看</source>
        <translation>See appointments</translation>
    </message>
    <message>
        <source>这个预约没有约成：换时间或换顾问再约，并告诉贵宾。</source>
        <translation>It was not booked: choose another time or shopper, and tell the guest.</translation>
    </message>
    <message>
        <source>到预约里看这个预约现在怎样。</source>
        <translation>See in Appointments how it stands now.</translation>
    </message>
    <message>
        <source>到贵宾厅看</source>
        <translation>Look in the lounge</translation>
    </message>
    <message>
        <source>改个时间或另选一处，再告诉这位贵宾；改好或取消后这一条自己消失。</source>
        <translation>Choose another time or place and tell this guest; once it is moved or cancelled this goes by itself.</translation>
    </message>
    <message>
        <source>{place} {time} 已先留给 {theirs}（{by} 经办），{guest} 这一单（{author} 经办）没有留成。</source>
        <translation>{place} at {time} was kept for {theirs} first (by {by}); {guest} (by {author}) did not get it.</translation>
    </message>
    <message>
        <source>预留还在原来的地方；到贵宾厅换个时间或另选一处。</source>
        <translation>The booking stands where it was; choose another time or place in the lounge.</translation>
    </message>
    <message>
        <source>到贵宾厅看它现在留在哪里，需要时再改。</source>
        <translation>See in the lounge where it is now, and change it again if need be.</translation>
    </message>
</context>
<context>
    <name>merges</name>
    <message>
        <source>同名</source>
        <translation>Same name</translation>
    </message>
    <message>
        <source>姓名同音</source>
        <translation>Sounds alike</translation>
    </message>
    <message>
        <source>手机号相同</source>
        <translation>same phone</translation>
    </message>
    <message>
        <source>车牌相同</source>
        <translation>same plate</translation>
    </message>
    <message>
        <source>生日相同</source>
        <translation>same birthday</translation>
    </message>
    <message>
        <source>手机尾号相同</source>
        <translation>same end of phone</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>称谓</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>怎么称呼</source>
        <translation>How to address</translation>
    </message>
    <message>
        <source>化名</source>
        <translation>Alias</translation>
    </message>
    <message>
        <source>等级</source>
        <translation>Tier</translation>
    </message>
    <message>
        <source>入会日期</source>
        <translation>Member since</translation>
    </message>
    <message>
        <source>车牌</source>
        <translation>Plate</translation>
    </message>
    <message>
        <source>生日</source>
        <translation>Birthday</translation>
    </message>
    <message>
        <source>专属顾问</source>
        <translation>Personal shopper</translation>
    </message>
    <message>
        <source>忌口宁可多记，不可漏记</source>
        <translation>Better one caution too many</translation>
    </message>
    <message>
        <source>是本人告知的</source>
        <translation>Told by the guest</translation>
    </message>
    <message>
        <source>记得更晚</source>
        <translation>Written later</translation>
    </message>
    <message>
        <source>保留的档案里是这个</source>
        <translation>Stands in the one that remains</translation>
    </message>
    <message>
        <source>写得更全</source>
        <translation>Says more</translation>
    </message>
    <message>
        <source>等级较高</source>
        <translation>The higher tier</translation>
    </message>
    <message>
        <source>入会更早</source>
        <translation>Member for longer</translation>
    </message>
    <message>
        <source>两个都留：{value}</source>
        <translation>Keep both: {value}</translation>
    </message>
    <message>
        <source>到店 {n}</source>
        <translation>Visits {n}</translation>
    </message>
    <message>
        <source>消费 {n}</source>
        <translation>Purchases {n}</translation>
    </message>
    <message>
        <source>服务单 {n}</source>
        <translation>Requests {n}</translation>
    </message>
    <message>
        <source>礼券 {n}</source>
        <translation>Vouchers {n}</translation>
    </message>
    <message>
        <source>备注 {n}</source>
        <translation>Notes {n}</translation>
    </message>
    <message>
        <source>偏好 {n}</source>
        <translation>Preferences {n}</translation>
    </message>
    <message>
        <source>心愿 {n}</source>
        <translation>Wishes {n}</translation>
    </message>
    <message>
        <source>礼物 {n}</source>
        <translation>Gifts {n}</translation>
    </message>
    <message>
        <source>家人与代办人 {n}</source>
        <translation>People {n}</translation>
    </message>
    <message>
        <source>日子 {n}</source>
        <translation>Dates {n}</translation>
    </message>
    <message>
        <source>其他 {n}</source>
        <translation>Other {n}</translation>
    </message>
    <message>
        <source>还没有往来</source>
        <translation>No history yet</translation>
    </message>
    <message>
        <source>与 {name} 的档案是同一位</source>
        <translation>Same guest as the record of {name}</translation>
    </message>
    <message>
        <source>{day}前可撤销</source>
        <translation>can be undone until {day}</translation>
    </message>
    <message>
        <source>说过不是同一位：{who}</source>
        <translation>Said not to be the same: {who}</translation>
    </message>
    <message>
        <source>合并和撤销合并由主管来做</source>
        <translation>Merging and undoing it is for supervisors</translation>
    </message>
</context>
<context>
    <name>pictures</name>
    <message>
        <source>照片</source>
        <translation>Photo</translation>
    </message>
    <message>
        <source>资料</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>待上传</source>
        <translation>Waiting to be sent</translation>
    </message>
    <message>
        <source>在总部，点开再取</source>
        <translation>At head office; open to fetch</translation>
    </message>
    <message>
        <source>在别的电脑，还没传来</source>
        <translation>At another desk, not sent yet</translation>
    </message>
    <message>
        <source>这位贵宾用化名，照片不显示。</source>
        <translation>This guest goes by an alias; the photo is not shown.</translation>
    </message>
    <message>
        <source>资料已藏起，按右上角的眼睛再看。</source>
        <translation>Papers are hidden; press the eye at the top right to see them.</translation>
    </message>
</context>
<context>
    <name>points</name>
    <message>
        <source>长期有效</source>
        <translation>No expiry</translation>
    </message>
    <message>
        <source>{day}到期</source>
        <translation>Until {day}</translation>
    </message>
    <message>
        <source>告知之后已过期，不能再用</source>
        <translation>Expired since; can no longer be used</translation>
    </message>
    <message>
        <source>积分 {count}</source>
        <translation>{count} points</translation>
    </message>
    <message>
        <source>{day}到期 {count}</source>
        <translation>{count} expire {day}</translation>
    </message>
    <message>
        <source>截至 {when}</source>
        <translation>as of {when}</translation>
    </message>
</context>
<context>
    <name>requests</name>
    <message>
        <source>内容</source>
        <translation>What it says</translation>
    </message>
    <message>
        <source>已藏起，先收起这张单，按右上角的眼睛再打开</source>
        <translation>Hidden; close this, press the eye at the top right and open it again</translation>
    </message>
    <message>
        <source>投诉 #{number}</source>
        <translation>Complaint #{number}</translation>
    </message>
    <message>
        <source>等贵宾</source>
        <translation>waiting for the guest</translation>
    </message>
    <message>
        <source>等货</source>
        <translation>waiting for goods</translation>
    </message>
    <message>
        <source>等合作方</source>
        <translation>waiting for a partner</translation>
    </message>
    <message>
        <source>{moment} 前</source>
        <translation>by {moment}</translation>
    </message>
    <message>
        <source>已暂停</source>
        <translation>Paused</translation>
    </message>
    <message>
        <source>只算营业时间。</source>
        <translation>Only opening hours count.</translation>
    </message>
    <message>
        <source>只算工作日的营业时间，法定节假日不算，调休上班日算。</source>
        <translation>Only opening hours on working days count: no public holidays, but the make-up days.</translation>
    </message>
    <message>
        <source>二十四小时连续计时，不能暂停。</source>
        <translation>All hours count; it cannot be paused.</translation>
    </message>
    <message>
        <source>打烊后开的单，{moment} 开门起算。</source>
        <translation>Opened after closing; it counts from {moment}.</translation>
    </message>
    <message>
        <source>{moment} 起停表，继续时剩多少还是多少。</source>
        <translation>Stopped since {moment}; what was left is left when it goes on.</translation>
    </message>
    <message>
        <source>停过表，{moment} 继续。</source>
        <translation>It was stopped and went on {moment}.</translation>
    </message>
    <message>
        <source>今天办不完的，顺延到 {moment}。</source>
        <translation>What cannot be done that day goes on until {moment}.</translation>
    </message>
    <message>
        <source>已经 {number} 分钟没有人接。</source>
        <translation>Nobody has taken it for {number} minutes.</translation>
    </message>
    <message>
        <source>时限已用掉 {number} %。</source>
        <translation>{number} % of the time is used.</translation>
    </message>
    <message>
        <source>已超时 {number} 分钟。</source>
        <translation>{number} minutes over.</translation>
    </message>
    <message>
        <source>{number} 年的放假调休还没有公布，只扣周末。</source>
        <translation>The holidays of {number} are not announced yet; only weekends are left out.</translation>
    </message>
    <message>
        <source>总部</source>
        <translation>Head office</translation>
    </message>
    <message>
        <source>开单</source>
        <translation>opened it</translation>
    </message>
    <message>
        <source>交给 {about}</source>
        <translation>handed it to {about}</translation>
    </message>
    <message>
        <source>改为{about}</source>
        <translation>moved it to {about}</translation>
    </message>
    <message>
        <source>转到{about}</source>
        <translation>passed it to {about}</translation>
    </message>
    <message>
        <source>进到{about}</source>
        <translation>went on to {about}</translation>
    </message>
    <message>
        <source>暂停，{about}</source>
        <translation>paused it, {about}</translation>
    </message>
    <message>
        <source>继续</source>
        <translation>let it go on</translation>
    </message>
    <message>
        <source>留言</source>
        <translation>wrote</translation>
    </message>
    <message>
        <source>上报{about}</source>
        <translation>told {about}</translation>
    </message>
    <message>
        <source>结束</source>
        <translation>closed it</translation>
    </message>
    <message>
        <source>{number} 分钟没有人接</source>
        <translation>Not taken for {number} minutes</translation>
    </message>
    <message>
        <source>时限用掉 {number} %</source>
        <translation>{number} % of the time used</translation>
    </message>
    <message>
        <source>超时 {number} 分钟</source>
        <translation>{number} minutes over</translation>
    </message>
    <message>
        <source>到了时限</source>
        <translation>The time is up</translation>
    </message>
    <message>
        <source>经办人</source>
        <translation>Whoever handles it</translation>
    </message>
    <message>
        <source>主管</source>
        <translation>Supervisor</translation>
    </message>
</context>
<context>
    <name>services</name>
    <message>
        <source>已等 {span}</source>
        <translation>waited {span}</translation>
    </message>
    <message>
        <source>交给…</source>
        <translation>Assign…</translation>
    </message>
</context>
<context>
    <name>storage</name>
    <message>
        <source>在厅</source>
        <translation>here</translation>
    </message>
    <message>
        <source>过夜未取</source>
        <translation>left overnight</translation>
    </message>
    <message>
        <source>说好 {when} 取</source>
        <translation>was due {when}</translation>
    </message>
    <message>
        <source>{when} 取</source>
        <translation>due {when}</translation>
    </message>
</context>
<context>
    <name>texts</name>
    <message>
        <source>前台</source>
        <translation>Reception</translation>
    </message>
    <message>
        <source>顾问</source>
        <translation>Shopper</translation>
    </message>
    <message>
        <source>主管</source>
        <translation>Supervisor</translation>
    </message>
    <message>
        <source>总部</source>
        <translation>Head office</translation>
    </message>
    <message>
        <source>管理员</source>
        <translation>Administrator</translation>
    </message>
    <message>
        <source>饮品</source>
        <translation>Drink</translation>
    </message>
    <message>
        <source>温度</source>
        <translation>Temperature</translation>
    </message>
    <message>
        <source>禁忌与过敏</source>
        <translation>To avoid</translation>
    </message>
    <message>
        <source>尺码</source>
        <translation>Sizes</translation>
    </message>
    <message>
        <source>品牌</source>
        <translation>Brands</translation>
    </message>
    <message>
        <source>颜色</source>
        <translation>Colours</translation>
    </message>
    <message>
        <source>爱好</source>
        <translation>Interests</translation>
    </message>
    <message>
        <source>联系时间</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>语言</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>不喜欢</source>
        <translation>Dislikes</translation>
    </message>
    <message>
        <source>本人告知</source>
        <translation>Told by the guest</translation>
    </message>
    <message>
        <source>同事记下</source>
        <translation>Noted by staff</translation>
    </message>
    <message>
        <source>导入</source>
        <translation>Imported</translation>
    </message>
    <message>
        <source>卡号</source>
        <translation>Card</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>拼音</source>
        <translation>Pinyin</translation>
    </message>
    <message>
        <source>首字母</source>
        <translation>Initials</translation>
    </message>
    <message>
        <source>拼音混输</source>
        <translation>Mixed pinyin</translation>
    </message>
    <message>
        <source>姓氏另读</source>
        <translation>Other surname reading</translation>
    </message>
    <message>
        <source>手机尾号</source>
        <translation>Phone ending</translation>
    </message>
    <message>
        <source>手机号</source>
        <translation>Phone number</translation>
    </message>
    <message>
        <source>会员码</source>
        <translation>Member code</translation>
    </message>
    <message>
        <source>本台档案·车牌</source>
        <translation>Profile here·plate</translation>
    </message>
    <message>
        <source>本台档案·别名</source>
        <translation>Profile here·alias</translation>
    </message>
    <message>
        <source>称呼</source>
        <translation>Form of address</translation>
    </message>
    <message>
        <source>本台档案·备注提到</source>
        <translation>Profile here·in a note</translation>
    </message>
    <message>
        <source>相近</source>
        <translation>Similar</translation>
    </message>
    <message>
        <source>备注：</source>
        <translation>Note: </translation>
    </message>
    <message>
        <source>，另读 </source>
        <translation>, also read </translation>
    </message>
    <message>
        <source>新建</source>
        <translation>New</translation>
    </message>
    <message>
        <source>已接</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>进行</source>
        <translation>In progress</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>在厅</source>
        <translation>Here</translation>
    </message>
    <message>
        <source>逛店中</source>
        <translation>Shopping</translation>
    </message>
    <message>
        <source>离厅</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>已撤销</source>
        <translation>Undone</translation>
    </message>
    <message>
        <source>可用</source>
        <translation>Usable</translation>
    </message>
    <message>
        <source>已使用</source>
        <translation>Used</translation>
    </message>
    <message>
        <source>已作废</source>
        <translation>Void</translation>
    </message>
    <message>
        <source>已过期</source>
        <translation>Expired</translation>
    </message>
    <message>
        <source>生日</source>
        <translation>Birthday</translation>
    </message>
    <message>
        <source>纪念日</source>
        <translation>Anniversary</translation>
    </message>
    <message>
        <source>其他日子</source>
        <translation>Other date</translation>
    </message>
    <message>
        <source>待上传</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>未被接受</source>
        <translation>Not accepted</translation>
    </message>
    <message>
        <source>待总部确认</source>
        <translation>To be confirmed</translation>
    </message>
    <message>
        <source>总部先放着</source>
        <translation>Set aside by head office</translation>
    </message>
    <message>
        <source>两边不一致</source>
        <translation>Two versions</translation>
    </message>
    <message>
        <source>接待</source>
        <translation>Receive</translation>
    </message>
    <message>
        <source>撤销接待</source>
        <translation>Undo reception</translation>
    </message>
    <message>
        <source>换座位</source>
        <translation>Seat</translation>
    </message>
    <message>
        <source>改进厅规则</source>
        <translation>Change who may come in</translation>
    </message>
    <message>
        <source>改座位</source>
        <translation>Change a place</translation>
    </message>
    <message>
        <source>停用座位</source>
        <translation>Take a place out of use</translation>
    </message>
    <message>
        <source>排座位次序</source>
        <translation>Order of places</translation>
    </message>
    <message>
        <source>改偏好</source>
        <translation>Preference</translation>
    </message>
    <message>
        <source>指定专属顾问</source>
        <translation>Assign shopper</translation>
    </message>
    <message>
        <source>写备注</source>
        <translation>Write a note</translation>
    </message>
    <message>
        <source>记关系与代办人</source>
        <translation>Note a relation</translation>
    </message>
    <message>
        <source>删关系与代办人</source>
        <translation>Remove a relation</translation>
    </message>
    <message>
        <source>记心愿</source>
        <translation>Note a wish</translation>
    </message>
    <message>
        <source>记礼物</source>
        <translation>Note a gift</translation>
    </message>
    <message>
        <source>删礼物</source>
        <translation>Remove a gift</translation>
    </message>
    <message>
        <source>记重要日子</source>
        <translation>Note a date</translation>
    </message>
    <message>
        <source>删重要日子</source>
        <translation>Remove a date</translation>
    </message>
    <message>
        <source>改称呼</source>
        <translation>Change how to address</translation>
    </message>
    <message>
        <source>标记消费保密</source>
        <translation>Mark a purchase confidential</translation>
    </message>
    <message>
        <source>说明不是同一位</source>
        <translation>Say: not the same person</translation>
    </message>
    <message>
        <source>撤销“不是同一位”</source>
        <translation>Take back: not the same person</translation>
    </message>
    <message>
        <source>请人代班</source>
        <translation>Find a cover</translation>
    </message>
    <message>
        <source>结束代班</source>
        <translation>End cover</translation>
    </message>
    <message>
        <source>新建服务单</source>
        <translation>New service</translation>
    </message>
    <message>
        <source>交给同事</source>
        <translation>Assign service</translation>
    </message>
    <message>
        <source>移动服务单</source>
        <translation>Move service on</translation>
    </message>
    <message>
        <source>结束服务单</source>
        <translation>Close service</translation>
    </message>
    <message>
        <source>发礼券</source>
        <translation>Give a voucher</translation>
    </message>
    <message>
        <source>核销礼券</source>
        <translation>Redeem voucher</translation>
    </message>
    <message>
        <source>作废礼券</source>
        <translation>Void voucher</translation>
    </message>
    <message>
        <source>新贵宾</source>
        <translation>New guest</translation>
    </message>
    <message>
        <source>换新卡</source>
        <translation>New card</translation>
    </message>
    <message>
        <source>欢迎卡</source>
        <translation>Welcome card</translation>
    </message>
    <message>
        <source>礼券</source>
        <translation>Voucher</translation>
    </message>
    <message>
        <source>贵宾厅</source>
        <translation>Lounge</translation>
    </message>
    <message>
        <source>加图片</source>
        <translation>Add a picture</translation>
    </message>
    <message>
        <source>移除图片</source>
        <translation>Remove a picture</translation>
    </message>
    <message>
        <source>恢复图片</source>
        <translation>Put a picture back</translation>
    </message>
    <message>
        <source>合并前：{name}</source>
        <translation>Before the merge: {name}</translation>
    </message>
    <message>
        <source>合并档案</source>
        <translation>Merge records</translation>
    </message>
    <message>
        <source>撤销合并</source>
        <translation>Undo merge</translation>
    </message>
    <message>
        <source>保存筛选</source>
        <translation>Save a filter</translation>
    </message>
    <message>
        <source>删除筛选</source>
        <translation>Remove a filter</translation>
    </message>
    <message>
        <source>交接贵宾簿</source>
        <translation>Hand over a client book</translation>
    </message>
    <message>
        <source>排班</source>
        <translation>Roster</translation>
    </message>
    <message>
        <source>等您批</source>
        <translation>Awaits your approval</translation>
    </message>
    <message>
        <source>要您出面</source>
        <translation>Needs you</translation>
    </message>
    <message>
        <source>暂停服务单</source>
        <translation>Pause a request</translation>
    </message>
    <message>
        <source>继续服务单</source>
        <translation>Let a request go on</translation>
    </message>
    <message>
        <source>服务单留言</source>
        <translation>Comment on a request</translation>
    </message>
    <message>
        <source>转部门</source>
        <translation>Pass to a department</translation>
    </message>
    <message>
        <source>服务单进下一步</source>
        <translation>Next step of a request</translation>
    </message>
    <message>
        <source>改上报规则</source>
        <translation>Change escalation</translation>
    </message>
    <message>
        <source>去逛店</source>
        <translation>Goes shopping</translation>
    </message>
    <message>
        <source>回厅</source>
        <translation>Back in the lounge</translation>
    </message>
    <message>
        <source>到店详情</source>
        <translation>This visit</translation>
    </message>
    <message>
        <source>整理座位</source>
        <translation>Tidy a seat</translation>
    </message>
    <message>
        <source>改请同事</source>
        <translation>Ask a colleague</translation>
    </message>
    <message>
        <source>回应到店</source>
        <translation>Answer an arrival</translation>
    </message>
    <message>
        <source>取号等候</source>
        <translation>Take a number</translation>
    </message>
    <message>
        <source>叫号</source>
        <translation>Call a number</translation>
    </message>
    <message>
        <source>不等了</source>
        <translation>No longer waiting</translation>
    </message>
    <message>
        <source>补录到店</source>
        <translation>Enter a visit from paper</translation>
    </message>
    <message>
        <source>停机包</source>
        <translation>Downtime pack</translation>
    </message>
    <message>
        <source>80 mm 小票</source>
        <translation>80 mm slips</translation>
    </message>
    <message>
        <source>寄存牌</source>
        <translation>Storage tag</translation>
    </message>
    <message>
        <source>寄存清单</source>
        <translation>Storage list</translation>
    </message>
    <message>
        <source>Wi-Fi 单</source>
        <translation>Wi-Fi slip</translation>
    </message>
    <message>
        <source>点单</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>标售完</source>
        <translation>Mark sold out</translation>
    </message>
    <message>
        <source>改酒水单</source>
        <translation>Edit menu</translation>
    </message>
    <message>
        <source>寄存</source>
        <translation>Storage</translation>
    </message>
    <message>
        <source>寄存换位置</source>
        <translation>Move stored item</translation>
    </message>
    <message>
        <source>取回寄存</source>
        <translation>Give back stored item</translation>
    </message>
    <message>
        <source>撤销取回</source>
        <translation>Undo collection</translation>
    </message>
    <message>
        <source>改目录与问答</source>
        <translation>Change directory and answers</translation>
    </message>
    <message>
        <source>删目录与问答</source>
        <translation>Remove from directory and answers</translation>
    </message>
    <message>
        <source>专柜</source>
        <translation>Brand counter</translation>
    </message>
    <message>
        <source>合作方</source>
        <translation>Partner</translation>
    </message>
    <message>
        <source>问答</source>
        <translation>Answers</translation>
    </message>
    <message>
        <source>通知没有送到</source>
        <translation>Messages do not get through</translation>
    </message>
    <message>
        <source>写交班备注</source>
        <translation>Handover note</translation>
    </message>
    <message>
        <source>交班</source>
        <translation>Hand over</translation>
    </message>
    <message>
        <source>接班</source>
        <translation>Take over</translation>
    </message>
    <message>
        <source>企业微信群机器人</source>
        <translation>WeCom group robot</translation>
    </message>
    <message>
        <source>就绪清单</source>
        <translation>Ready list</translation>
    </message>
    <message>
        <source>约时间</source>
        <translation>Book a time</translation>
    </message>
    <message>
        <source>改约</source>
        <translation>Change appointment</translation>
    </message>
    <message>
        <source>取消预约</source>
        <translation>Call off</translation>
    </message>
    <message>
        <source>记没来</source>
        <translation>Note no-show</translation>
    </message>
    <message>
        <source>记赴约</source>
        <translation>Keep appointment</translation>
    </message>
    <message>
        <source>备好迎宾</source>
        <translation>Prepare arrival</translation>
    </message>
    <message>
        <source>提醒贵宾</source>
        <translation>Remind guest</translation>
    </message>
    <message>
        <source>服务凭条</source>
        <translation>Service slip</translation>
    </message>
    <message>
        <source>预留撞了</source>
        <translation>Booking collided</translation>
    </message>
    <message>
        <source>预留</source>
        <translation>Book a place</translation>
    </message>
    <message>
        <source>改预留</source>
        <translation>Change a booking</translation>
    </message>
    <message>
        <source>取消预留</source>
        <translation>Cancel a booking</translation>
    </message>
    <message>
        <source>结束预留</source>
        <translation>End a booking</translation>
    </message>
    <message>
        <source>记满意度</source>
        <translation>Note satisfaction</translation>
    </message>
    <message>
        <source>提补救</source>
        <translation>Propose a remedy</translation>
    </message>
    <message>
        <source>批补救</source>
        <translation>Decide on a remedy</translation>
    </message>
    <message>
        <source>设为敏感投诉</source>
        <translation>Make a complaint sensitive</translation>
    </message>
    <message>
        <source>投诉受理单</source>
        <translation>Complaint acknowledgement</translation>
    </message>
    <message>
        <source>感谢卡</source>
        <translation>Thank-you note</translation>
    </message>
</context>
<context>
    <name>today</name>
    <message>
        <source>{clock} 到</source>
        <translation>since {clock}</translation>
    </message>
    <message>
        <source>{name} 顾问</source>
        <translation>{name}&apos;s guest</translation>
    </message>
    <message>
        <source>刚到</source>
        <translation>just now</translation>
    </message>
    <message>
        <source>座位保留</source>
        <translation>kept</translation>
    </message>
    <message>
        <source>正在厅里</source>
        <translation>in the lounge now</translation>
    </message>
    <message>
        <source>等 {name} 回应</source>
        <translation>waiting for {name}</translation>
    </message>
    <message>
        <source>候座位</source>
        <translation>for a seat</translation>
    </message>
    <message>
        <source>候贵宾室</source>
        <translation>for a room</translation>
    </message>
    <message>
        <source>候顾问</source>
        <translation>for the shopper</translation>
    </message>
    <message>
        <source>约 {minutes} 分</source>
        <translation>about {minutes} min</translation>
    </message>
    <message>
        <source>刚来</source>
        <translation>just now</translation>
    </message>
    <message>
        <source>已叫号</source>
        <translation>Called</translation>
    </message>
    <message>
        <source>未指派</source>
        <translation>Unassigned</translation>
    </message>
</context>
<context>
    <name>verdict</name>
    <message>
        <source>核销 {amount}</source>
        <translation>Redeem {amount}</translation>
    </message>
    <message>
        <source>可用</source>
        <translation>Usable</translation>
    </message>
    <message>
        <source>谁来用</source>
        <translation>Who uses it</translation>
    </message>
    <message>
        <source>其他人…</source>
        <translation>Others…</translation>
    </message>
    <message>
        <source>核销</source>
        <translation>Redeem</translation>
    </message>
    <message>
        <source>← → 换人    Esc 不用了</source>
        <translation>← → another    Esc cancel</translation>
    </message>
    <message>
        <source>Esc 不用了</source>
        <translation>Esc cancel</translation>
    </message>
    <message>
        <source>正在核销</source>
        <translation>Redeeming</translation>
    </message>
    <message>
        <source>等总部答复</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>这张要稍等一下，办好我来告诉您。</source>
        <translation>This takes a moment; I will let you know.</translation>
    </message>
    <message>
        <source>Esc 收起，结果会在待我处理</source>
        <translation>Esc close; the result will be in For me</translation>
    </message>
    <message>
        <source>{name} 代用</source>
        <translation>used by {name}</translation>
    </message>
    <message>
        <source>已核销</source>
        <translation>Redeemed</translation>
    </message>
    <message>
        <source>{seconds} 秒后自动收起</source>
        <translation>Closes in {seconds} s</translation>
    </message>
    <message>
        <source>{address}还可用</source>
        <translation>{address} can also use</translation>
    </message>
    <message>
        <source>改用 {amount} {name}</source>
        <translation>Use {amount} {name}</translation>
    </message>
    <message>
        <source>↑ ↓ 换一张    Esc 不用了</source>
        <translation>↑ ↓ another    Esc cancel</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>Got it</translation>
    </message>
    <message>
        <source>没有核销</source>
        <translation>Not redeemed</translation>
    </message>
    <message>
        <source>已使用</source>
        <translation>Used</translation>
    </message>
    <message>
        <source>已作废</source>
        <translation>Void</translation>
    </message>
    <message>
        <source>已过期</source>
        <translation>Expired</translation>
    </message>
    <message>
        <source>联网后才能核销</source>
        <translation>Needs the line</translation>
    </message>
    <message>
        <source>没有这张券</source>
        <translation>Unknown voucher</translation>
    </message>
    <message>
        <source>不是本店的码</source>
        <translation>Not our code</translation>
    </message>
    <message>
        <source>这是付款码</source>
        <translation>Payment code</translation>
    </message>
    <message>
        <source>这张已经用过了，我看看您还有哪张可用。</source>
        <translation>This one has been used. Let me see which others you have.</translation>
    </message>
    <message>
        <source>这张已经收回了，我看看您还有哪张可用。</source>
        <translation>This one was taken back. Let me see which others you have.</translation>
    </message>
    <message>
        <source>这张已经过期了，我看看您还有哪张可用。</source>
        <translation>This one has expired. Let me see which others you have.</translation>
    </message>
    <message>
        <source>这张稍后为您办理，请先用茶。</source>
        <translation>I will do this for you in a moment. Please have some tea first.</translation>
    </message>
    <message>
        <source>我核对一下这张券，请稍等。</source>
        <translation>Let me check this one. One moment, please.</translation>
    </message>
    <message>
        <source>这个码不是我们店的，您看看还有没有别的？</source>
        <translation>This code is not from our house. Do you have another one?</translation>
    </message>
    <message>
        <source>这是付款码，请收好，到收银台再出示。</source>
        <translation>This is a payment code. Please keep it for the till.</translation>
    </message>
    <message>
        <source>至 {day}</source>
        <translation>until {day}</translation>
    </message>
    <message>
        <source>尾号</source>
        <translation>Ends in</translation>
    </message>
    <message>
        <source>用于</source>
        <translation>For</translation>
    </message>
    <message>
        <source>用后</source>
        <translation>Then</translation>
    </message>
    <message>
        <source>尾号 {tail}</source>
        <translation>ends {tail}</translation>
    </message>
    <message>
        <source>已于{moment} 使用</source>
        <translation>Used {moment}</translation>
    </message>
    <message>
        <source>已于{moment} 在{store}使用</source>
        <translation>Used {moment} at {store}</translation>
    </message>
    <message>
        <source>可以这样说</source>
        <translation>You may say</translation>
    </message>
    <message>
        <source>这个寄存牌已经取回</source>
        <translation>Already collected</translation>
    </message>
    <message>
        <source>我查一下这件东西在哪里，请稍等。</source>
        <translation>Let me look where it is; one moment, please.</translation>
    </message>
</context>
<context>
    <name>vouchers</name>
    <message>
        <source>尾号 {tail}</source>
        <translation>ends {tail}</translation>
    </message>
    <message>
        <source>离线发出</source>
        <translation>Given offline</translation>
    </message>
</context>
</TS>
