using System.Text;
using System.Text.Json;
using PilarBot.Channels.WebChat;

namespace PilarBot.Channels.Tests.WebChat;

public sealed class ReadingTests
{
    // As Web Chat 4.18 posts them.
    private const string Text = """
        {"attachments":[],"channelData":{"attachmentSizes":[],"clientActivityID":"f1"},"text":"halo","textFormat":"plain","type":"message",
         "channelId":"webchat","from":{"id":"r_1","name":"Ani","role":"user"},"locale":"id-ID","localTimestamp":"2026-11-22T19:00:00+08:00",
         "localTimezone":"Asia/Makassar","entities":[{"requiresBotState":true,"supportsListening":true,"type":"ClientCapabilities"}],
         "id":"forged","timestamp":"1999-01-01T00:00:00Z","conversation":{"id":"forged"}}
        """;

    [Fact]
    public void Words_are_read_and_who_says_them_is_known_from_the_token()
    {
        var activity = Read(Text);

        Assert.Equal([new TextContent("halo")], WebChatReading.ContentsOf(activity));
        Assert.Equal(("dl_1", "Ani", "user"), (activity.From!.Id, activity.From.Name, activity.From.Role));
        Assert.Equal("f1", WebChatReading.ClientIdOf(activity));
        Assert.Equal((null, null, null), (activity.Id, activity.Timestamp, activity.Conversation));
        Assert.Equal("2026-11-22T19:00:00+08:00", activity.LocalTimestamp);
    }

    [Theory]
    [InlineData("""{"type":"message","text":"Ya","value":"!ya","channelData":{"messageBack":{"displayText":"Ya"}}}""")]
    [InlineData("""{"type":"message","text":"!ya","channelData":{"postBack":true}}""")]
    public void A_pressed_button_is_a_tap(string json) =>
        Assert.Equal([new TapContent("", "!ya", null)], WebChatReading.ContentsOf(Read(json)));

    [Theory]
    [InlineData("""{"type":"message","text":"Ya","value":{"a":1}}""")]
    [InlineData("""{"type":"message","text":"Ya","value":""}""")]
    [InlineData("""{"type":"message","text":"Ya","value":7,"channelData":{"postBack":"true"}}""")]
    [InlineData("""{"type":"message","text":"Ya","channelData":[]}""")]
    [InlineData("""{"type":"message","text":"Ya","entities":{"type":"GeoCoordinates"}}""")]
    [InlineData("""{"type":"message","text":"Ya","entities":[{"type":"GeoCoordinates","latitude":91,"longitude":0},1,null,[]]}""")]
    [InlineData("""{"type":"message","text":"Ya","entities":[{"type":"GeoCoordinates","latitude":"1","longitude":1e999}]}""")]
    public void What_only_looks_like_something_else_is_words(string json) =>
        Assert.Equal([new TextContent("Ya")], WebChatReading.ContentsOf(Read(json)));

    [Theory]
    [InlineData("""{"type":"GeoCoordinates","latitude":-4.79,"longitude":121.6,"accuracy":12.5}""", 12.5)]
    [InlineData("""{"type":"GeoCoordinates","latitude":-4.79,"longitude":121.6,"accuracy":-1}""", null)]
    [InlineData("""{"type":"GeoCoordinates","latitude":-4.79,"longitude":121.6}""", null)]
    public void A_place_is_a_location(string entity, double? accuracy) => Assert.Equal(
        [new LocationContent(-4.79, 121.6, accuracy)],
        WebChatReading.ContentsOf(Read($$"""{"type":"message","entities":[{"type":"ClientCapabilities"},{{entity}}]}""")));

    [Fact]
    public void Uploaded_files_are_an_album_whose_first_carries_the_words()
    {
        var posted = WebChatReading.Parse("""{"type":"message","text":"rumahnya","attachments":[{"contentUrl":"upload:stolen"}]}"""u8);
        var activity = WebChatReading.Clean(posted, "dl_1", [new("image/jpeg", "upload:1", "a.jpg"), new("video/mp4", "upload:2", "b.mp4"), new(null, "upload:3", "c")]);

        Assert.Equal(
            [
                new MediaContent(MediaKind.Photo, "1", MimeType: "image/jpeg", FileName: "a.jpg", Caption: "rumahnya", Album: "c|7"),
                new MediaContent(MediaKind.Video, "2", MimeType: "video/mp4", FileName: "b.mp4", Album: "c|7"),
                new MediaContent(MediaKind.Document, "3", FileName: "c", Album: "c|7"),
            ],
            WebChatReading.ContentsOf(activity with { Id = "c|7" }));
    }

    [Fact]
    public void A_single_file_is_no_album() =>
        Assert.Equal(
            [new MediaContent(MediaKind.Audio, "1", MimeType: "audio/ogg", FileName: "s.ogg")],
            WebChatReading.ContentsOf(WebChatReading.Clean(new() { Type = "message" }, "dl_1", [new("audio/ogg", "upload:1", "s.ogg")]) with { Id = "c|7" }));

    [Fact]
    public void Files_that_were_not_uploaded_with_it_are_none()
    {
        var activity = Read("""{"type":"message","attachments":[{"contentType":"image/png","contentUrl":"upload:stolen"},{"contentUrl":"media:stolen"}]}""");

        Assert.Null(activity.Attachments);
        Assert.Equal([new UnsupportedContent("message")], WebChatReading.ContentsOf(activity));
    }

    [Theory]
    [InlineData("typing")]
    [InlineData("event")]
    [InlineData("conversationUpdate")]
    public void What_nobody_expects_an_answer_to_says_nothing(string type) =>
        Assert.Empty(WebChatReading.ContentsOf(Read($$$"""{"type":"{{{type}}}","name":"webchat/join","value":{"language":"id"}}""")));

    [Theory]
    [InlineData("messageReaction")]
    [InlineData("invoke")]
    [InlineData("🙂")]
    public void Anything_else_is_unsupported(string type) =>
        Assert.Equal([new UnsupportedContent(type)], WebChatReading.ContentsOf(Read($$$"""{"type":"{{{type}}}"}""")));

    [Fact]
    public void Nobody_but_the_bot_writes_what_our_page_trusts()
    {
        var activity = Read("""{"type":"message","text":"a","channelData":{"clientActivityID":"x","pilarbot":{"html":"<script>"},"other":{"deep":[1]}}}""");

        Assert.Equal("""{"clientActivityID":"x","other":{"deep":[1]}}""", activity.ChannelData!.Value.GetRawText());
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("{}")]
    [InlineData("""{"type":""}""")]
    [InlineData("""{"type":7}""")]
    [InlineData("""{"type":"message","text":{}}""")]
    [InlineData("""{"type":"message","from":"x"}""")]
    [InlineData("""{"type":"message","attachments":"x"}""")]
    [InlineData("""{"type":"message","text":"\ud800"}""")]
    [InlineData("""{"type":"message","channelData":{"clientActivityID":"\ud800"}}""")]
    [InlineData("""{"type":"message","value":"\udc00"}""")]
    [InlineData("""{"type":"message","entities":[{"\udfff":1}]}""")]
    [InlineData("""{"type":"message","text":"a"}{""")]
    [InlineData("\u0000\u0001")]
    public void What_is_no_activity_is_told(string json) => Assert.ThrowsAny<JsonException>(() => WebChatReading.Parse(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void What_is_nested_for_nothing_is_told() => Assert.ThrowsAny<JsonException>(
        () => WebChatReading.Parse(Encoding.UTF8.GetBytes($$$"""{"type":"message","channelData":{{{new string('[', 1000)}}}{{{new string(']', 1000)}}} }""")));

    [Theory]
    [InlineData("""{"clientActivityID":7}""")]
    [InlineData("""{"clientActivityID":""}""")]
    [InlineData("7")]
    [InlineData("null")]
    public void What_is_no_name_is_none(string channelData) =>
        Assert.Null(WebChatReading.ClientIdOf(Read($$$"""{"type":"message","text":"a","channelData":{{{channelData}}} }""")));

    private static Activity Read(string json) => WebChatReading.Clean(WebChatReading.Parse(Encoding.UTF8.GetBytes(json)), "dl_1", []);
}
