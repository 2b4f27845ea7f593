using PilarBot.Flows.Events;
using PilarBot.Flows.Inputs;
using PilarBot.Flows.Tests.Harness;

namespace PilarBot.Flows.Tests.Engine;

public class MediaTests
{
    private readonly Chat chat = Chat.With(Samples.Report).Types("lapor", "8", "belum punya");

    [Fact]
    public void An_album_of_the_greatest_count_is_one_answer_with_one_acknowledgement()
    {
        var said = new List<MessageCreated>();
        for (var i = 1; i <= 5; i++) said.AddRange(chat.Photo($"m{i}", "album").Events.OfType<MessageCreated>());

        Assert.Equal(["5 foto diterima. Terima kasih.", "Ceritakan keadaannya."], said.Where(m => !m.IsReceipt).Select(m => m.Markdown));
        Assert.Equal("""["m1","m2","m3","m4","m5"]""", chat["foto"]!.Value!.ToJsonString());
        Assert.Equal("5 foto", chat["foto"]!.Label);
    }

    [Fact]
    public void Late_members_of_an_album_are_absorbed_without_a_word()
    {
        for (var i = 1; i <= 5; i++) chat.Photo($"m{i}", "album");

        Assert.Empty(chat.Photo("m6", "album").Events);
        Assert.Equal("cerita", chat.Dialogue.Session!.WaitingFor);
        Assert.Equal(0, chat.Dialogue.Session.Retries);
        Assert.Contains("foto belum dapat dipakai di sini", chat.Photo("m7", "another").Last);
    }

    [Fact]
    public void Members_that_come_after_done_are_absorbed_too()
    {
        chat.Photo("m1", "album").Types("selesai");

        Assert.Empty(chat.Photo("m2", "album").Events);
    }

    [Fact]
    public void A_receipt_counts_and_tells_how_to_go_on()
    {
        chat.Photo("m1").Photo("m2");

        var receipt = Assert.IsType<MessageCreated>(Assert.Single(chat.Events));
        Assert.True(receipt.IsReceipt);
        Assert.Equal("2 foto diterima. Kirim lagi, atau tekan **Selesai**.", receipt.Markdown);
        Assert.Equal(["Selesai"], chat.Labels);
    }

    [Fact]
    public void The_same_file_twice_counts_once() => Assert.Single(chat.Photo("m1").Photo("m1").Dialogue.Session!.Gathered);

    [Fact]
    public void Done_without_enough_files_says_how_many_are_missing()
    {
        Assert.Contains("Baru 0 foto yang diterima. Diperlukan paling sedikit 1.", chat.Types("selesai").Last);

        var two = Chat.With("flow: a\ntitle: A\nstart: [a]\nsteps:\n  - ask: x\n    answer: photos\n    min: 2\n").Types("a").Photo();
        Assert.Empty(two.Buttons);
        Assert.Contains("Baru 1 foto", two.Types("sudah").Last);
    }

    [Theory]
    [InlineData(MediaInputKind.Video, "video/mp4", "video belum dapat dipakai di sini. Yang diperlukan: foto")]
    [InlineData(MediaInputKind.Voice, "audio/ogg", "pesan suara belum dapat dipakai")]
    [InlineData(MediaInputKind.Audio, "audio/mpeg", "rekaman suara belum dapat dipakai")]
    [InlineData(MediaInputKind.Document, "application/pdf", "berkas belum dapat dipakai")]
    public void Another_kind_of_file_is_named_and_so_is_what_is_needed(MediaInputKind kind, string mime, string says) =>
        Assert.Contains(says, chat.Takes(new MediaInput("v", kind, 1000, mime)).Last);

    [Theory]
    [InlineData("sticker", "stiker")]
    [InlineData("poll", "jajak pendapat")]
    [InlineData("dice", "kiriman lain")]
    public void What_nobody_can_use_is_named(string what, string named) =>
        Assert.Contains($"{named} belum dapat dipakai di sini. Yang diperlukan: foto", chat.Takes(new UnsupportedInput(what)).Last);

    [Fact]
    public void A_place_or_a_card_where_a_photo_is_asked_for_is_named()
    {
        Assert.Contains("lokasi belum dapat dipakai", chat.Takes(new LocationInput(0, 0)).Last);
        Assert.Contains("kartu kontak belum dapat dipakai", chat.Takes(new ContactInput("0812", "A", true)).Last);
    }

    [Fact]
    public void A_picture_sent_as_a_file_is_a_photo() =>
        Assert.Single(chat.Takes(new MediaInput("d", MediaInputKind.Document, 1000, "image/png")).Dialogue.Session!.Gathered);

    [Fact]
    public void A_file_that_is_too_large_is_refused_with_the_limit()
    {
        chat.Takes(new MediaInput("big", MediaInputKind.Photo, 21 * 1024 * 1024, "image/jpeg"));

        Assert.Contains("lebih besar dari 20 MB", chat.Last);
        Assert.Empty(chat.Dialogue.Session!.Gathered);
    }

    [Fact]
    public void A_file_where_words_are_asked_for_is_named() =>
        Assert.Contains("pesan suara belum dapat dipakai di sini. Yang diperlukan: jawaban tertulis",
            chat.Photo().Types("selesai").Takes(new MediaInput("v", MediaInputKind.Voice)).Last);

    [Fact]
    public void One_document_is_enough_and_a_photo_of_it_does()
    {
        var document = Chat.With("flow: a\ntitle: A\nstart: [a]\nsteps:\n  - ask: ktp\n    answer: document\n  - ask: lagi\n    answer: text\n").Types("a").Photo();

        Assert.Equal("""["m1"]""", document["ktp"]!.Value!.ToJsonString());
        Assert.Contains("1 berkas diterima. Terima kasih.", document.Said);
    }

    private const string Listed = "flow: a\ntitle: A\nstart: [a]\nsteps:\n  - ask: daftar\n    answer: table\n  - say: Terbaca.\n  - ask: lagi\n    say: Ada lagi?\n    answer: text\n";
    private const string Other = "flow: b\ntitle: B\nstart: [b]\nsteps:\n  - ask: nama\n    say: Siapa?\n    answer: text\n";

    private static Chat Awaiting() => Chat.With(Listed, Other).Types("a").Takes(new MediaInput("m1", MediaInputKind.Document, 1000, "text/csv"));

    [Fact]
    public void A_table_is_an_answer_once_it_is_fetched_and_the_flow_goes_on_by_itself()
    {
        var list = Awaiting();
        Assert.Equal(new FileAwaited("m1"), list.Events[0]);
        Assert.Null(list["daftar"]);
        Assert.Contains("sedang dibaca", list.Types("selesai").Last);

        Assert.Equal(["Terbaca.", "Ada lagi?"], list.Takes(new MediaFetchedInput("m1")).Said);
        Assert.Equal("""["m1"]""", list["daftar"]!.Value!.ToJsonString());
        Assert.Empty(list.Takes(new MediaFetchedInput("m1")).Events);
    }

    [Fact]
    public void Another_table_takes_the_place_of_what_is_still_fetched()
    {
        var list = Awaiting().Takes(new MediaInput("m2", MediaInputKind.Document, 1000, "text/csv"));

        Assert.Empty(list.Takes(new MediaFetchedInput("m1")).Events);
        Assert.Equal("""["m2"]""", list.Takes(new MediaFetchedInput("m2"))["daftar"]!.Value!.ToJsonString());
    }

    [Fact]
    public void A_table_that_is_fetched_while_the_person_is_elsewhere_is_there_when_they_come_back()
    {
        var list = Awaiting().Types("b");
        Assert.Empty(list.Takes(new MediaFetchedInput("m1")).Said);
        Assert.Contains("Ada lagi?", list.Types("tidak").Last);

        var draft = Awaiting().Types("b", "ya");
        Assert.Empty(draft.Takes(new MediaFetchedInput("m1")).Said);
        Assert.Contains("Ada lagi?", draft.Types("Budi", "lanjut").Last);
    }

    [Theory]
    [InlineData(MediaFault.WrongType, "program", "isinya ternyata program. Mohon kirim **Daftar** sebagai berkas Excel")]
    [InlineData(MediaFault.Unreadable, "Berkas ini kosong.", "Berkas ini kosong. Mohon kirim **Daftar** sebagai berkas Excel")]
    [InlineData(MediaFault.Gone, null, "tidak dapat kami ambil lagi")]
    public void A_table_that_cannot_be_read_is_asked_for_again(MediaFault fault, string? what, string says)
    {
        var list = Awaiting().Takes(new MediaFaultInput("m1", fault, what));

        Assert.Contains(says, list.Last);
        Assert.Empty(list.Dialogue.Session!.Gathered);
    }

    [Fact]
    public void A_photo_is_no_table() => Assert.Contains("Yang diperlukan: berkas Excel (.xlsx) atau CSV", Chat.With(Listed).Types("a").Photo().Last);

    [Theory]
    [InlineData(MediaFault.WrongType, "bukan jenis yang diperlukan")]
    [InlineData(MediaFault.TooLarge, "lebih besar dari 20 MB")]
    [InlineData(MediaFault.Gone, "tidak dapat kami ambil lagi")]
    public void A_faulty_file_is_taken_out_of_what_was_gathered(MediaFault fault, string says)
    {
        chat.Photo("m1").Photo("m2").Takes(new MediaFaultInput("m1", fault));

        Assert.Equal(["m2"], chat.Dialogue.Session!.Gathered);
        Assert.Contains(says, chat.Last);
    }

    [Fact]
    public void A_recorded_answer_that_has_too_few_files_left_is_asked_again()
    {
        chat.Photo("m1").Types("selesai", "sakit").Takes(new MediaFaultInput("m1", MediaFault.Gone));
        Assert.Contains("tidak dapat kami ambil lagi. Mohon kirim ulang **Foto**.", chat.Last);
        Assert.Equal("foto", chat.Dialogue.Session!.WaitingFor);

        chat.Photo("m2").Types("selesai");
        Assert.Equal("lokasi", chat.Dialogue.Session!.WaitingFor);
        Assert.Equal("sakit", chat["cerita"]!.Value!.ToString());
    }

    [Fact]
    public void What_is_left_of_a_recorded_answer_counts_when_it_is_asked_again()
    {
        var two = Chat.With("flow: a\ntitle: A\nstart: [a]\nsteps:\n  - ask: x\n    answer: photos\n    min: 2\n    max: 2\n  - ask: y\n    answer: text\n").Types("a").Photo("m1").Photo("m2");
        two.Takes(new MediaFaultInput("m1", MediaFault.Gone));
        Assert.Equal(["m2"], two.Dialogue.Session!.Gathered);

        two.Photo("m3");
        Assert.Equal("""["m2","m3"]""", two["x"]!.Value!.ToJsonString());
    }

    [Fact]
    public void A_recorded_answer_with_enough_files_left_is_noted()
    {
        chat.Photo("m1").Photo("m2").Types("selesai").Takes(new MediaFaultInput("m1", MediaFault.Gone));

        Assert.Contains("Kiriman lainnya tetap tersimpan", chat.Last);
        Assert.Equal("""["m2"]""", chat["foto"]!.Value!.ToJsonString());
        Assert.Equal("1 foto", chat["foto"]!.Label);
        Assert.Equal("cerita", chat.Dialogue.Session!.WaitingFor);
    }

    [Fact]
    public void A_fault_after_the_end_is_the_hosts_affair()
    {
        chat.Types("batal", "ya");

        Assert.Empty(chat.Takes(new MediaFaultInput("m1", MediaFault.Gone)).Events);
    }

    [Fact]
    public void A_fault_is_taken_out_of_a_draft_as_well()
    {
        chat.Photo("m1").Types("selesai", "menu").Takes(new MediaFaultInput("m1", MediaFault.Gone));
        Assert.Empty(chat.Events);

        Assert.Contains("Kirim foto, 1 sampai 5.", chat.Types("lanjut").Last);
    }

    [Fact]
    public void A_fault_beside_a_question_of_the_engines_own_leaves_that_open()
    {
        var asking = new Chat(Chat.Flows(Samples.Report, Samples.Complaint)).Types("lapor", "8", "belum punya").Photo("m1").Photo("m2").Types("pengaduan");
        Assert.Equal(["Ya, pindah", "Tidak, tetap di sini"], asking.Labels);

        asking.Takes(new MediaFaultInput("m1", MediaFault.Gone));
        Assert.Empty(Assert.IsType<MessageCreated>(Assert.Single(asking.Events)).Buttons);

        asking.Taps("Tidak, tetap di sini");
        Assert.Equal(["m2"], asking.Dialogue.Session!.Gathered);
        Assert.Equal(["Selesai"], asking.Labels);
    }

    [Fact]
    public void A_fault_of_a_file_that_was_sent_takes_nothing_out_of_a_draft()
    {
        var sent = Chat.With("flow: a\ntitle: A\nstart: [a]\nsteps:\n  - ask: x\n    answer: photo\n  - do: cases.open\n    with: { photos: x }\n  - ask: y\n    answer: text\n")
            .Result("cases.open", "{}").Types("a").Photo("m1").Types("menu").Takes(new MediaFaultInput("m1", MediaFault.Gone)).Types("lanjut");

        Assert.Equal("y", sent.Dialogue.Session!.WaitingFor);
    }
}
