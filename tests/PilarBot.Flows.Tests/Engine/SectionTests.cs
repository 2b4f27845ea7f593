using PilarBot.Flows.Engine;
using PilarBot.Flows.Tests.Harness;

namespace PilarBot.Flows.Tests.Engine;

public class SectionTests
{
    [Fact]
    public void A_section_stands_over_its_first_question_with_how_far_one_is()
    {
        var chat = Chat.With("""
            flow: a
            title: A
            start: [a]
            steps:
              - section: Data warga
              - say: Mulai.
              - ask: nama
                say: Nama?
                answer: text
              - ask: umur
                say: Umur?
                answer: number
              - section: Rumah {nama}
              - if: umur > 5
                then:
                  - ask: lantai
                    say: Lantai?
                    choose: [Tanah, Semen]
              - section: Penutup
              - ask: pesan
                say: Pesan?
                answer: text
            """).Types("a");

        Assert.Equal(["Mulai.", "**Bagian 1 dari 3: Data warga**\n\nNama?"], chat.Said);
        Assert.Equal("Umur?", chat.Types("*Siti*").Last);
        Assert.Equal("**Bagian 2 dari 3: Rumah \\*Siti\\***\n\nLantai?", chat.Types("60").Last);
        Assert.Equal("**Bagian 3 dari 3: Penutup**\n\nPesan?", chat.Types("tanah").Last);
    }

    [Fact]
    public void A_step_for_a_role_is_walked_by_that_role_only()
    {
        const string flow = """
            flow: a
            title: A
            start: [a]
            steps:
              - say: Untuk TKSK.
                for: [tksk]
              - ask: catatan
                say: Catatan petugas?
                answer: text
                for: tksk
              - say: Selesai {catatan}.
            """;

        Assert.Equal(["Untuk TKSK.", "Catatan petugas?"], Chat.With(flow).Types("a").Said);
        Assert.Equal("Selesai -.", Assert.Single(Chat.With(flow).As(new Person { Roles = ["psm"] }).Types("a").Said));
    }

    [Fact]
    public void A_text_differs_where_a_channel_does()
    {
        const string flow = """
            flow: a
            title: A
            start: [a]
            steps:
              - say:
                  whatsapp: Satu per satu, {me.channel}.
                  other: Sekaligus.
            """;
        var chat = Chat.With(flow);
        Assert.Equal("Sekaligus.", chat.Types("a").Last);

        chat.World = chat.World with { Channel = "whatsapp" };
        Assert.Equal("Satu per satu, whatsapp.", chat.Types("a").Last);
    }
}
