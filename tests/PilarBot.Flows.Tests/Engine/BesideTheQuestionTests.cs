using PilarBot.Flows.Events;
using PilarBot.Flows.Inputs;
using PilarBot.Flows.Tests.Harness;

namespace PilarBot.Flows.Tests.Engine;

/// <summary>What happens beside an open question leaves it open, and in sight.</summary>
public class BesideTheQuestionTests
{
    private readonly Chat chat = Chat.With("""
        flow: a
        title: A
        start: [a]
        steps:
          - ask: nama
            say: Siapa namanya?
            answer: text
            min: 2
          - ask: lokasi
            say: Di mana?
            answer: location
          - ask: cerita
            say: Ceritakan.
            answer: text
            min: 10
            max: 4000
          - review:
              send: Kirim laporan
        """);

    [Theory]
    [InlineData("di rumah")]
    [InlineData("petugas")]
    [InlineData("bantuan")]
    public void The_keyboard_to_share_stays_while_its_question_is_open(string words)
    {
        chat.Types("a", "Siti", words, words, words);

        Assert.DoesNotContain(chat.Events.OfType<MessageCreated>(), m => m.EndsShare);
        Assert.True(chat.Dialogue.Sharing);

        chat.Takes(new LocationInput(-4.5, 121.9));
        Assert.Contains(chat.Events.OfType<MessageCreated>(), m => m.EndsShare);
        Assert.False(chat.Dialogue.Sharing);
    }

    [Fact]
    public void A_human_asked_for_in_the_middle_leaves_the_question_in_sight()
    {
        chat.Types("a", "petugas");

        Assert.Contains("jam kerja", chat.Last);
        Assert.EndsWith("Siapa namanya?", chat.Last);
        Assert.Equal("Siti", chat.Types("Siti")["nama"]?.Value?.ToString());
    }

    [Fact]
    public void A_stale_tap_and_an_edit_show_the_question_that_is_open()
    {
        chat.Types("a", "Siti");

        Assert.EndsWith("Di mana?", chat.Takes(new TapInput("1:~skip")).Last);
        Assert.EndsWith("Di mana?", chat.Takes(new EditInput()).Last);
    }

    [Fact]
    public void A_change_outside_of_a_session_is_not_passed_over_in_silence() =>
        Assert.Contains("tulis sebagai pesan baru", chat.Takes(new EditInput()).Last);

    [Fact]
    public void An_album_nobody_asked_for_is_answered_once()
    {
        Assert.Contains("belum dapat kami simpan", chat.Photo("m1", "one").Last);
        Assert.Empty(chat.Photo("m2", "one").Events);

        chat.Types("a");
        Assert.Contains("Yang diperlukan: jawaban tertulis", chat.Photo("m3", "two").Last);
        Assert.Empty(chat.Photo("m4", "two").Events);
        Assert.Equal(1, chat.Dialogue.Session!.Retries);
    }

    [Theory]
    [InlineData("\u200B\u200B\u200B", "belum terbaca")]
    [InlineData("👨‍👩‍👧‍👦", "yang terbaca 1 huruf")]
    [InlineData("b  ", "yang terbaca 1 huruf")]
    public void Only_what_is_seen_counts_as_a_letter(string typed, string says) => Assert.Contains(says, chat.Types("a", typed).Last);

    [Fact]
    public void Right_to_left_letters_stay_and_signs_that_turn_the_rest_around_go() =>
        Assert.Equal("عبد الله (Abdullah)", chat.Types("a", "\u202Eعبد الله\u202C (Abdullah)\u2069")["nama"]?.Value?.ToString());

    [Fact]
    public void Four_thousand_characters_are_an_answer() =>
        Assert.Contains("Kirim laporan", chat.Types("a", "Siti", "-4.5, 121.9", new string('x', 4000)).Labels);

    [Fact]
    public void The_third_number_at_the_review_is_to_cancel() =>
        Assert.Contains("Batalkan", chat.Types("a", "Siti", "-4.5, 121.9", "sudah dua pekan sakit", "3").Last);
}
