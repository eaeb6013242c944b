return await Samsyn.Web.Commands.CommandLine.Run(args);
