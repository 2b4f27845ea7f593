using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using PilarBot.Channels.Telegram;

namespace PilarBot.Channels.Tests.Telegram;

public class UpdateTests
{
    private const string Head = """
        "message_id":51,"from":{"id":9007199254740,"is_bot":false,"first_name":"Siti","last_name":"Aminah"},"chat":{"id":9007199254740,"type":"private"},"date":1795000000
        """;

    private static readonly TelegramWebhook Webhook = new(
        new TelegramOptions { Token = "1:token", WebhookSecret = "0123456789abcdef" }, "pilar_uji_bot", NullLogger<TelegramWebhook>.Instance);

    public static TheoryData<string, string, InboundContent> PrivateMessages => new()
    {
        { "text", """ "text":" halo " """, new TextContent(" halo ") },
        { "command with payload", """ "text":"/start abc","entities":[{"type":"bot_command","offset":0,"length":6}] """, new TextContent("/start abc") },
        {
            "photo: the largest size, not the last", """
            "photo":[{"file_id":"s","width":90,"height":60},{"file_id":"l","width":1280,"height":960,"file_size":77},{"file_id":"m","width":320,"height":240}],
            "caption":"rumah","media_group_id":"13"
            """,
            new MediaContent(MediaKind.Photo, "l", 77, "image/jpeg", null, "rumah", "13")
        },
        {
            "document", """ "document":{"file_id":"d","file_size":2147483648,"mime_type":"application/pdf","file_name":"../a.pdf"} """,
            new MediaContent(MediaKind.Document, "d", 2147483648, "application/pdf", "../a.pdf")
        },
        { "video", """ "video":{"file_id":"v","mime_type":"video/mp4"} """, new MediaContent(MediaKind.Video, "v", null, "video/mp4") },
        { "video note", """ "video_note":{"file_id":"n","length":240} """, new MediaContent(MediaKind.Video, "n") },
        {
            "animation, which brings a document", """ "animation":{"file_id":"a"},"document":{"file_id":"a"} """,
            new MediaContent(MediaKind.Video, "a")
        },
        { "audio", """ "audio":{"file_id":"m"} """, new MediaContent(MediaKind.Audio, "m") },
        { "voice", """ "voice":{"file_id":"o","mime_type":"audio/ogg"} """, new MediaContent(MediaKind.Voice, "o", null, "audio/ogg") },
        {
            "location", """ "location":{"latitude":-6.2,"longitude":106.8,"horizontal_accuracy":12.5} """,
            new LocationContent(-6.2, 106.8, 12.5)
        },
        { "live location", """ "location":{"latitude":-6.2,"longitude":106.8,"live_period":900} """, new LocationContent(-6.2, 106.8) },
        {
            "venue", """ "venue":{"location":{"latitude":1,"longitude":2},"title":"Balai"},"location":{"latitude":1,"longitude":2} """,
            new LocationContent(1, 2)
        },
        {
            "own contact", """ "contact":{"phone_number":"628123","first_name":"Siti","user_id":9007199254740} """,
            new ContactContent("628123", "Siti", true)
        },
        {
            "somebody else's contact", """ "contact":{"phone_number":"628999","first_name":"Budi","last_name":"S","user_id":12} """,
            new ContactContent("628999", "Budi S", false)
        },
        { "contact without an account", """ "contact":{"phone_number":"628999","first_name":"Budi"} """, new ContactContent("628999", "Budi", false) },
        { "sticker", """ "sticker":{"file_id":"x"} """, new UnsupportedContent("sticker") },
        { "poll", """ "poll":{"id":"1"} """, new UnsupportedContent("poll") },
        { "dice", """ "dice":{"emoji":"🎲","value":3} """, new UnsupportedContent("dice") },
        { "story", """ "story":{"id":1} """, new UnsupportedContent("story") },
        { "something not yet invented", """ "hologram":{"file_id":"h"} """, new UnsupportedContent("unknown") },
    };

    public static TheoryData<string, string> Ignored => new()
    {
        { "pinned message", $$""" {"message":{ {{Head}}, "pinned_message":{"message_id":1,"date":0,"chat":{"id":1,"type":"private"} } } } """ },
        { "timer set", $$""" {"message":{ {{Head}}, "message_auto_delete_timer_changed":{"message_auto_delete_time":5} } } """ },
        { "live location moves on", $$""" {"edited_message":{ {{Head}}, "location":{"latitude":1,"longitude":2,"live_period":60} } } """ },
        { "edit in a group", """ {"edited_message":{"message_id":1,"date":1,"chat":{"id":-5,"type":"group"},"text":"a"}} """ },
        { "bot added to a group", """ {"my_chat_member":{"chat":{"id":-5,"type":"group"},"from":{"id":1},"date":1,"new_chat_member":{"status":"member"}}} """ },
        { "unknown kind", """ {"subscription":{"what":"ever"}} """ },
        { "nothing", "{}" },
        { "unreadable", """ {"message":{"message_id":"not a number"}} """ },
    };

    [Theory]
    [MemberData(nameof(PrivateMessages))]
    public void A_private_message_becomes(string label, string fields, InboundContent expected)
    {
        var message = Read($$"""{"update_id":7,"unknown":[],"message":{ {{Head}}, {{fields}} } }""");
        Assert.True(message is not null, label);
        Assert.Equal(expected, message.Content);
        Assert.Equal(new ChannelAddress("telegram", "9007199254740"), message.From);
        Assert.Equal("m:9007199254740:51", message.Key);
        Assert.Equal("51", message.MessageRef);
        Assert.Equal("Siti Aminah", message.DisplayName);
        Assert.Equal(new DateTime(2026, 11, 18, 11, 6, 40, DateTimeKind.Utc), message.SentAt);
    }

    [Theory]
    [MemberData(nameof(Ignored))]
    public void Concerns_nobody(string label, string update) => Assert.True(Read(update) is null, label);

    [Theory]
    [InlineData("words in a group", "group", "halo semua", null, false)]
    [InlineData("a command", "supergroup", "/lapor", "bot_command", true)]
    [InlineData("a command for this bot", "group", "/lapor@Pilar_Uji_bot", "bot_command", true)]
    [InlineData("a command for another bot", "group", "/lapor@lain_bot", "bot_command", false)]
    [InlineData("a mention", "group", "@pilar_uji_bot", "mention", true)]
    [InlineData("a mention of another", "group", "@orang", "mention", false)]
    [InlineData("a channel", "channel", "pengumuman", null, false)]
    public void A_group_message_is_addressed_or_not(string label, string type, string text, string? entity, bool addressed)
    {
        var entities = entity is null ? "" : $$""","entities":[{"type":"{{entity}}","offset":0,"length":{{text.Length}}}]""";
        var message = Read($$"""{"update_id":7,"message":{"message_id":3,"date":1,"chat":{"id":-100123,"type":"{{type}}"},"text":"{{text}}"{{entities}} } }""");
        Assert.True(message is not null, label);
        Assert.Equal(new GroupContent(addressed), message.Content);
        Assert.Equal("m:-100123:3", message.Key);
    }

    [Fact]
    public void A_reply_to_the_bot_in_a_group_is_addressed()
    {
        var message = Read("""{"message":{"message_id":3,"date":1,"chat":{"id":-1,"type":"group"},"text":"ya","reply_to_message":{"message_id":2,"from":{"id":1,"username":"pilar_uji_bot"}}}}""");
        Assert.Equal(new GroupContent(true), message!.Content);
    }

    [Fact]
    public void A_tap_carries_its_question()
    {
        var message = Read($$"""
            {"update_id":8,"callback_query":{"id":"43820001","from":{"id":9007199254740,"first_name":"Siti"},"chat_instance":"1","data":"a:1",
             "message":{ {{Head}}, "text":"Ya?","entities":[{"type":"text_link","offset":0,"length":2,"url":"https://a.id"}],
             "reply_markup":{"inline_keyboard":[]} } } }
            """)!;
        var tap = Assert.IsType<TapContent>(message.Content);
        Assert.Equal(("43820001", "a:1"), (tap.CallbackId, tap.Data));
        Assert.Equal("""{"text":"Ya?","entities":[{"type":"text_link","offset":0,"length":2,"url":"https://a.id"}]}""", tap.Question);
        Assert.Equal(("c:43820001", "51", null), (message.Key, message.MessageRef, message.SentAt));
    }

    [Theory]
    [InlineData(""","message":{"chat":{"id":9007199254740,"type":"private"},"message_id":51,"date":0}""", "51")]
    [InlineData("", null)]
    public void A_tap_under_a_message_out_of_reach_has_no_question(string message, string? reference)
    {
        var tap = Read($$"""{"callback_query":{"id":"4","from":{"id":9007199254740,"first_name":"Siti"},"data":"a"{{message}} } }""")!;
        Assert.Equal(new TapContent("4", "a", null), tap.Content);
        Assert.Equal(("9007199254740", reference), (tap.From.Address, tap.MessageRef));
    }

    [Fact]
    public void An_edit_names_the_message_and_its_new_words()
    {
        var edit = Read($$"""{"update_id":99,"edited_message":{ {{Head}}, "edit_date":1795000060, "text":"baru" } }""")!;
        Assert.Equal(new EditContent("51", "baru"), edit.Content);
        Assert.Equal("u:99", edit.Key);
        Assert.Equal(40, edit.SentAt!.Value.Second);
        Assert.Equal(new EditContent("51", null), Read($$"""{"update_id":99,"edited_message":{ {{Head}}, "dice":{} } }""")!.Content);
    }

    [Theory]
    [InlineData("kicked", false)]
    [InlineData("member", true)]
    public void Blocking_and_unblocking_are_membership(string status, bool reachable)
    {
        var change = Read($$"""{"update_id":5,"my_chat_member":{"chat":{"id":77,"type":"private"},"from":{"id":77,"first_name":"A"},"date":1795000000,"new_chat_member":{"status":"{{status}}" } } }""")!;
        Assert.Equal(new MembershipContent(reachable), change.Content);
        Assert.Equal(("u:5", "77", null), (change.Key, change.From.Address, change.MessageRef));
    }

    [Theory]
    [InlineData("0123456789abcdef", true)]
    [InlineData("0123456789abcdeF", false)]
    [InlineData("0123456789abcde", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Only_the_secret_itself_is_genuine(string? header, bool genuine) => Assert.Equal(genuine, Webhook.IsGenuine(header));

    [Fact]
    public void Without_a_configured_secret_nothing_is_genuine() => Assert.False(
        new TelegramWebhook(new TelegramOptions { Token = "1:token" }, null, NullLogger<TelegramWebhook>.Instance).IsGenuine(""));

    [Theory]
    [InlineData("")]
    [InlineData("{\"update_id\":1,\"mess")]
    public void A_body_that_is_cut_off_is_an_error(string body) =>
        Assert.ThrowsAny<JsonException>(() => Webhook.ParseUpdate(Encoding.UTF8.GetBytes(body)));

    private static InboundMessage? Read(string update) => Webhook.ParseUpdate(Encoding.UTF8.GetBytes(update));
}
