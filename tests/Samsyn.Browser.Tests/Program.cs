using Samsyn.Browser.Tests;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

// The tests; or, with "contact-sheet FOLDER", photographs of every registered visit.
if (args is ["contact-sheet", var folder, ..]) return await ContactSheet.Photograph(folder);
if (args.Any(arg => arg is "-automated" or "@@")) return await ConsoleRunner.Run(args);
return await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions);
