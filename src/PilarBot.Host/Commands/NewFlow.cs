using System.CommandLine;

namespace PilarBot.Host.Commands;

/// <summary><c>pilarbot flows new</c>: begins a flow that works, to be changed into what is wanted.</summary>
internal static class NewFlow
{
    public static Command Create(Option<string> folder)
    {
        var name = new Argument<string>("nama") { Description = "Nama alur: huruf kecil, angka, dan tanda hubung, misalnya kunjungan-rumah." };
        var command = new Command("new", "Membuat alur baru yang langsung dapat dicoba.") { name, folder };
        command.SetAction(parsed => Write(parsed.GetValue(folder)!, parsed.GetValue(name)!));
        return command;
    }

    private static int Write(string folder, string name)
    {
        if (name.Length is 0 or > 40 || !char.IsAsciiLetterLower(name[0]) || name.Any(c => !(char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')))
        {
            Console.Error.WriteLine($"\"{name}\" tidak dapat menjadi nama alur. Pakai huruf kecil, angka, dan tanda hubung, paling banyak 40 huruf.");
            return 1;
        }
        var path = Path.Combine(folder, name, "flow.yaml");
        if (File.Exists(path))
        {
            Console.Error.WriteLine($"{path} sudah ada. Pilih nama lain, atau sunting berkas itu.");
            return 1;
        }
        var words = name.Replace('-', ' ');
        var title = char.ToUpperInvariant(words[0]) + words[1..];
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, $$"""
            # yaml-language-server: $schema=../../docs/flow.schema.json
            flow: {{name}}
            title: {{title}}
            # Hapus tanda # di awal baris berikut bila alur ini sudah boleh dilihat semua orang di menu.
            # menu: { label: {{title}}, order: 90 }
            start: [{{words}}]
            expires: 1d

            steps:
              - ask: isi
                label: Isi
                say: Apa yang ingin Anda sampaikan?
                answer: text
                min: 3

              - review:
                  send: Kirim

              # Tanpa "do", jawaban tidak tersimpan di mana pun. Yang ini mengirimnya ke antrean petugas.
              - do: help.ask
                with: { text: "{{title}}: {isi}" }

              - say: Terima kasih, {me.name}. Petugas kami akan membacanya.

            """);
        Console.WriteLine($"""
            {path} dibuat. Langkah berikutnya:
              pilarbot flows play {name}                 mencobanya di terminal
              pilarbot flows check                       memeriksa semua alur
              pilarbot flows record {name}/jalan-lurus   merekam percakapan contohnya
            """);
        return 0;
    }
}
